/** The server of this process. */
export interface WebConfig {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Whether the page is served; undefined leaves it to whether anything else is connected. */
  readonly page?: boolean;
  /** Opens what is only for those who look after the knowledge. Undefined keeps it shut. */
  readonly adminToken?: string;
}

/** What stands in the environment about the server, and everything that does not fit. */
export function readWeb(env: Readonly<Record<string, string | undefined>>): {
  readonly web: WebConfig;
  readonly problems: readonly string[];
} {
  const read = (name: string): string | undefined => env[name]?.trim() || undefined;
  const port = read("PORT") ?? "3000";
  const page = read("WEB")?.toLowerCase();
  const adminToken = read("ADMIN_TOKEN");
  const problems = [
    /^\d{1,5}$/.test(port) && Number(port) < 65_536 ? [] : [wrong.port],
    page === undefined || page === "on" || page === "off" ? [] : [wrong.page],
    adminToken === undefined || adminToken.length >= 16 ? [] : [wrong.adminToken],
  ].flat();
  const web = {
    host: read("HOST") ?? "127.0.0.1",
    port: Number(port),
    ...(page === undefined ? {} : { page: page === "on" }),
    ...(adminToken === undefined ? {} : { adminToken }),
  };
  return { web, problems };
}

const wrong = {
  port: "PORT is a number up to 65535, such as 3000; 0 takes a free one",
  page: "WEB is on or off: whether the page is served; empty serves it where no platform is connected",
  adminToken: "ADMIN_TOKEN has at least 16 characters: openssl rand -base64 32 makes one",
} as const;
