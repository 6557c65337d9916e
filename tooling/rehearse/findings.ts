/** What a rehearsal found out, line by line. */
export interface Findings {
  /** Prints whether a promise held, with what speaks against it. */
  check(promise: string, broken: readonly string[] | string | undefined): void;
  /** Prints a figure. */
  figure(name: string, value: string | number): void;
  /** Prints the sum of it; gives the exit code. */
  close(): number;
}

/** Findings that are printed as they come. */
export function createFindings(print: (line: string) => void = console.log): Findings {
  const began = performance.now();
  let passed = 0;
  let failed = 0;
  return {
    check(promise, broken = []) {
      const faults = (typeof broken === "string" ? [broken] : broken).filter((fault) => fault !== "");
      if (faults.length === 0) passed += 1;
      else failed += 1;
      print(`${faults.length === 0 ? "PASS" : "FAIL"}  ${promise}`);
      for (const fault of faults.slice(0, 5)) print(`      ${fault}`);
      if (faults.length > 5) print(`      and ${faults.length - 5} more`);
    },
    figure(name, value) {
      print(`      ${name}: ${value}`);
    },
    close() {
      print(`${passed} passed, ${failed} failed, in ${Math.round((performance.now() - began) / 1_000)} s`);
      return failed === 0 ? 0 : 1;
    },
  };
}
