import { expect, it } from "vitest";
import { queryOf } from "./request-url.js";

it("gives the query decoded", () => {
  expect([...queryOf("http://host/v1/a%2Fb/50%25?ownerId=%C3%BC+%25&limit=5")]).toEqual([
    ["ownerId", "ü %"],
    ["limit", "5"],
  ]);
});

it.each(["/v1/incidents/%FF", "/v1/%C0%80", "/v1/incidents?ownerId=%FF", "/?a=50%", "/?%zz=1", "/%ED%A0%80"])(
  "refuses %s instead of reading something else",
  (path) => {
    expect(() => queryOf(`http://host${path}`)).toThrow(expect.objectContaining({ code: "invalid_input" }));
  },
);
