// The app as a person starts it, with a home and data of its own, and what a test sees of its processes.
//
// Described in: <https://man7.org/linux/man-pages/man5/proc.5.html>.

import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import process from "node:process";

// What the test that starts this hands over; see main.rs.
export const given = JSON.parse(process.env.VIGIE_WAY);

// Says what does not hold; the way ends there.
export function holds(condition, words) {
  if (!condition) throw new Error(words);
}

// A running `vigie app` with a home and data of its own.
export class App {
  static async start(folder = given.folder) {
    const app = new App();
    app.home = path.join(folder, "home");
    const env = { PATH: process.env.PATH, HOME: app.home, VIGIE_DATA: path.join(folder, "data"), LC_ALL: "en_GB.UTF-8" };
    if (process.env.TMPDIR) env.TMPDIR = process.env.TMPDIR;
    app.child = spawn(given.vigie, ["app", "--no-browser"], { cwd: folder, env, stdio: ["ignore", "pipe", "inherit"] });
    app.ended = new Promise((resolve) => app.child.once("exit", resolve));
    app.entrance = await new Promise((resolve, reject) => {
      let said = "";
      app.child.stdout.on("data", (bytes) => {
        said += bytes;
        if (said.includes("\n")) resolve(said.split("\n")[0].trim());
      });
      app.child.once("exit", (code) => reject(new Error(`vigie app ended with ${code}`)));
    });
    app.origin = new URL(app.entrance).origin;
    return app;
  }

  // The reading processes: the app starts itself again to read.
  readers() {
    const { pid } = this.child;
    const told = () => fs.readdirSync(`/proc/${pid}/task`).map((thread) => {
      try {
        return fs.readFileSync(`/proc/${pid}/task/${thread}/children`, "utf8");
      } catch {
        return ""; // a thread that ended meanwhile
      }
    });
    return told().join(" ").split(/\s+/u).filter(Boolean).map(Number);
  }

  // Whether a process still is what the app was started as.
  isApp(process) {
    try {
      return fs.readFileSync(`/proc/${process}/cmdline`, "utf8").includes("--no-browser");
    } catch {
      return true; // it ended meanwhile
    }
  }

  // Where the app keeps a case in memory: the folder of the lock that it holds.
  scratch() {
    const { pid } = this.child;
    const open = fs.readdirSync(`/proc/${pid}/fd`).map((name) => {
      try {
        return fs.readlinkSync(`/proc/${pid}/fd/${name}`);
      } catch {
        return ""; // closed meanwhile
      }
    });
    const lock = open.find((file) => /\/\.v-[^/]+\/lock$/u.test(file));
    holds(lock, "the app holds no folder in memory");
    return path.dirname(lock);
  }

  async stop() {
    if (this.child.exitCode === null) this.child.kill();
    await this.ended;
  }
}
