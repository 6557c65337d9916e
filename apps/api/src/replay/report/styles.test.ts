import { SEVERITIES } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { THEMES } from "./styles.js";

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

describe.each(Object.entries(THEMES))("the %s page", (_, theme) => {
  it.each(["text", "muted", "link"] as const)("writes %s so that it can be read", (name) => {
    expect(contrast(theme[name], theme.page)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme[name], theme.mark)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(["column", ...SEVERITIES] as const)("draws %s so that it can be seen", (name) => {
    expect(contrast(theme[name], theme.page)).toBeGreaterThanOrEqual(3);
  });

  it("shows the order of severities without any hue", () => {
    const contrasts = SEVERITIES.map((severity) => contrast(theme[severity], theme.page));
    expect(contrasts).toEqual([...contrasts].sort((a, b) => a - b));
  });
});
