import { EventEmitter } from "node:events";
import { describe, expect, test } from "vitest";
import { afterEnd, type Ends, supervise, type World } from "../../../lib/server/supervisor.ts";

const MINUTE = 60_000;

describe("the pause after an end", () => {
  const pauses = (times: readonly number[]) => {
    let ends: Ends | null = null;
    return times.map((now) => {
      const next = afterEnd(ends, now);
      ends = next.ends;
      return next.pauseMs;
    });
  };

  test("grows twofold up to half a minute, and stays there", () => {
    const each = pauses(Array.from({ length: 12 }, (_, i) => i * 1000));
    expect(each.slice(0, 4)).toEqual([500, 1000, 2000, 4000]);
    expect(each.slice(-4)).toEqual(Array(4).fill(MINUTE / 2));
  });

  test("begins anew after ten quiet minutes, not before", () => {
    expect(pauses([0, 1, 1 + 10 * MINUTE])).toEqual([500, 1000, 500]);
    expect(pauses([0, 1, 10 * MINUTE])).toEqual([500, 1000, 2000]);
  });
});

/** A clock of its own, and processes that end when they are told to. */
function simulated() {
  let now = 0;
  const due: { at: number; work: () => void }[] = [];
  const said: string[] = [];
  const world: World = {
    now: () => now,
    after(ms, work) {
      const entry = { at: now + ms, work };
      due.push(entry);
      return { cancel: () => void due.splice(due.indexOf(entry), 1) };
    },
    say: (line) => said.push(line),
  };
  const pass = (ms: number) => {
    const until = now + ms;
    for (;;) {
      const [next] = due.toSorted((a, b) => a.at - b.at);
      if (!next || next.at > until) break;
      due.splice(due.indexOf(next), 1);
      now = next.at;
      next.work();
    }
    now = until;
  };
  return { world, pass, said, due };
}

class FakeChild extends EventEmitter {
  exitCode: number | null = null;
  signalCode: NodeJS.Signals | null = null;
  readonly killed: string[] = [];
  kill(signal: NodeJS.Signals | number = "SIGTERM"): boolean {
    this.killed.push(String(signal));
    this.end(0);
    return true;
  }
  end(code: number | null, signal: NodeJS.Signals | null = null): void {
    this.exitCode = code;
    this.signalCode = signal;
    this.emit("exit", code, signal);
  }
}

describe("a supervised part", () => {
  test.each([20, 60])("runs at the end of an hour in which it was killed %i times", (kills) => {
    const { world, pass, said } = simulated();
    const started: FakeChild[] = [];
    const part = supervise("web", () => started[started.push(new FakeChild()) - 1] as FakeChild, world);
    for (let kill = 0; kill < kills; kill += 1) {
      pass((60 * MINUTE) / kills - MINUTE / 2);
      if (part.child().exitCode === null && part.child().signalCode === null) part.child().end(null, "SIGKILL");
      pass(MINUTE / 2);
    }
    pass(MINUTE);
    expect(part.child().signalCode).toBeNull();
    expect(started.length).toBe(said.length + 1);
    expect(started.length).toBeGreaterThan(kills === 20 ? 20 : 30);
    expect(said[0]).toBe("The web process ended (SIGKILL) and is started again in 0.5 s.");
  });

  test("that is stopped gets SIGTERM and is not started again", async () => {
    const { world, pass, said } = simulated();
    let starts = 0;
    const part = supervise(
      "worker",
      () => {
        starts += 1;
        return new FakeChild();
      },
      world,
    );
    await part.stop();
    pass(10 * MINUTE);
    expect([starts, said, part.child().killed]).toEqual([1, [], ["SIGTERM"]]);
  });

  test("that is stopped during a pause ends at once, and the pause with it", async () => {
    const { world, pass, due } = simulated();
    let starts = 0;
    const part = supervise(
      "worker",
      () => {
        starts += 1;
        return new FakeChild();
      },
      world,
    );
    part.child().end(1);
    await part.stop();
    expect(due).toEqual([]);
    pass(10 * MINUTE);
    expect(starts).toBe(1);
  });
});
