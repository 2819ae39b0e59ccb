//! The report as PDF, for a reader on paper, a court, and those who hear it.
