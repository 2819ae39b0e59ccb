//! Rule 12: IP addresses and networks, compared as numbers.
//!
//! Described in: <https://www.rfc-editor.org/rfc/rfc4632>, <https://www.rfc-editor.org/rfc/rfc4291>.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use hashbrown::HashMap;

use super::groups::{GroupId, Lowered, Sink};

/// Shortest prefix of a network in an indicator: shorter ones hold servers of everybody.
const SHORTEST_V4: u8 = 8;
/// The same for IPv6; a provider gets a /32 or longer.
const SHORTEST_V6: u8 = 19;

/// An IPv4-mapped IPv6 address is the IPv4 address.
pub(crate) fn canonical(address: IpAddr) -> IpAddr {
    address.to_canonical()
}

/// A network: its first address and the length of its prefix in bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Network {
    first: IpAddr,
    length: u8,
}

impl Network {
    /// From CIDR text; the bits after the prefix are cleared.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (address, length) = text.split_once('/')?;
        let address: IpAddr = address.trim().parse().ok()?;
        let length: u8 = length.trim().parse().ok()?;
        match (canonical(address), address) {
            (IpAddr::V4(v4), IpAddr::V6(_)) => Self::of(IpAddr::V4(v4), length.checked_sub(96)?),
            _ => Self::of(address, length),
        }
    }

    /// The network of this prefix length that holds `address`.
    pub(crate) fn of(address: IpAddr, length: u8) -> Option<Self> {
        let first = match address {
            IpAddr::V4(v4) => {
                let host_bits = 32_u32.checked_sub(u32::from(length))?;
                let mask = u32::MAX.checked_shl(host_bits).unwrap_or(0);
                IpAddr::V4(Ipv4Addr::from_bits(v4.to_bits() & mask))
            }
            IpAddr::V6(v6) => {
                let host_bits = 128_u32.checked_sub(u32::from(length))?;
                let mask = u128::MAX.checked_shl(host_bits).unwrap_or(0);
                IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & mask))
            }
        };
        Some(Self { first, length })
    }

    /// Its first address.
    pub(crate) fn first(self) -> IpAddr {
        self.first
    }

    /// Whether it is so wide that it holds ordinary servers.
    pub(crate) fn is_wide(self) -> bool {
        match self.first {
            IpAddr::V4(_) => self.length < SHORTEST_V4,
            IpAddr::V6(_) => self.length < SHORTEST_V6,
        }
    }

    /// The address, when the network holds only one.
    pub(crate) fn single(self) -> Option<IpAddr> {
        let full = if self.first.is_ipv4() { 32 } else { 128 };
        (self.length == full).then_some(self.first)
    }
}

impl std::fmt::Display for Network {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.first, self.length)
    }
}

/// Whether an address means nothing outside one network: loopback, unspecified, private, link-local,
/// multicast, broadcast.
pub(crate) fn is_local(address: IpAddr) -> bool {
    match canonical(address) {
        IpAddr::V4(v4) => {
            v4.is_loopback()
                || v4.is_unspecified()
                || v4.is_private()
                || v4.is_link_local()
                || v4.is_multicast()
                || v4.is_broadcast()
        }
        IpAddr::V6(v6) => {
            v6.is_loopback()
                || v6.is_unspecified()
                || v6.is_unique_local()
                || v6.is_unicast_link_local()
                || v6.is_multicast()
        }
    }
}

/// Addresses and networks that indicators name.
#[derive(Debug, Default)]
pub(super) struct Addresses {
    single: HashMap<IpAddr, GroupId>,
    networks: HashMap<Network, GroupId>,
    /// The prefix lengths in use: at most 32 + 128, so that a look-up never scans the networks.
    lengths: Vec<(bool, u8)>,
}

impl Addresses {
    /// The group of an address.
    pub(super) fn group(&mut self, address: IpAddr, new: impl FnOnce() -> GroupId) -> GroupId {
        *self.single.entry(address).or_insert_with(new)
    }

    /// The group of a network.
    pub(super) fn network(&mut self, network: Network, new: impl FnOnce() -> GroupId) -> GroupId {
        let length = (network.first.is_ipv4(), network.length);
        if !self.lengths.contains(&length) {
            self.lengths.push(length);
            self.lengths.sort_unstable();
        }
        *self.networks.entry(network).or_insert_with(new)
    }

    /// Finds the address and every network that holds it.
    pub(super) fn find(&self, address: IpAddr, lowered: Option<Lowered>, sink: &mut Sink<'_>) {
        if self.single.is_empty() && self.networks.is_empty() {
            return;
        }
        let found = self.single.get(&address).copied();
        let networks = self.lengths.iter().filter_map(|(v4, length)| {
            let network = Network::of(address, *length).filter(|_| *v4 == address.is_ipv4())?;
            self.networks.get(&network).copied()
        });
        for group in found.into_iter().chain(networks) {
            sink.found(group, 12, lowered, &address.to_string());
        }
    }
}
