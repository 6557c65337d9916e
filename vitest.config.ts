import { join } from "node:path";
import { defineConfig } from "vitest/config";

const house = import.meta.dirname;
const notTests = ["**/node_modules/**", "**/dist/**", "**/canaries/**"];
const conditions = ["@hoc/source", "module", "node", "development|production"];

/** Each package runs this file from its own folder; from the root it sees every test of the repository. */
export default defineConfig({
  test: {
    // Alone on a machine one suite after the other takes all of it; beside an editor, tests leave a core free.
    ...(process.env.CI && { maxWorkers: "100%" }),
    reporters: ["default", join(house, "tooling/vitest/counts-reporter.ts")],
    projects: [
      // Unit tests share nothing that they change, so they share what they import: ten times faster.
      project("unit", ["**/*.test.ts"], ["**/*.{db,pg,api}.test.ts", "tooling/**"], {
        isolate: false,
        testTimeout: 20_000,
      }),
      project("db", ["**/*.db.test.ts"], [], { testTimeout: 60_000, hookTimeout: 60_000 }),
      project("pg", ["**/*.pg.test.ts"], [], {
        globalSetup: join(house, "tooling/db/postgres.ts"),
        testTimeout: 30_000,
        hookTimeout: 60_000,
      }),
      project("api", ["**/*.api.test.ts"], [], { testTimeout: 60_000, hookTimeout: 60_000 }),
      project("arch", ["tooling/**/*.test.ts"], ["**/*.{db,pg,api}.test.ts"], {
        testTimeout: 120_000,
        hookTimeout: 120_000,
      }),
      {
        ...project("types", []),
        test: {
          name: "types",
          include: [],
          typecheck: {
            enabled: true,
            only: true,
            include: ["**/*.test-d.ts"],
            exclude: notTests,
            tsconfig: "tsconfig.json",
          },
        },
      },
    ],
  },
});

function project(name: string, include: string[], exclude: string[] = [], options: object = {}) {
  return {
    extends: true as const,
    resolve: { conditions },
    ssr: { resolve: { conditions, externalConditions: conditions } },
    test: { name, include, exclude: [...notTests, ...exclude], ...options },
  };
}
