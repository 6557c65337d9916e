import type { LiveRoute } from "./live-routes.js";

/** The earlier route that answers in the place of the one at `place`, because a value in its path takes anything. */
export function hidesBefore(routes: readonly Pick<LiveRoute, "route">[], place: number): string | undefined {
  const later = routes[place]?.route ?? "";
  return routes.slice(0, place).find(({ route }) => covers(route, later))?.route;
}

function covers(earlier: string, later: string): boolean {
  const pattern = earlier.replaceAll(/[.*+?^$()|[\]\\]/g, "\\$&").replaceAll(/\{\w+\}/g, "[^/]+");
  return new RegExp(`^${pattern}$`).test(later);
}
