import { connect, type Socket } from "node:net";

/** A bare connection to a server of this machine; that it breaks is no failure of the test. */
export function openSocket(url: string): Socket {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.on("error", () => {});
  return socket;
}

/** Sends bytes and gives all that comes back until the server ends the connection. */
export async function exchange(url: string, bytes: string): Promise<string> {
  const socket = openSocket(url);
  let received = "";
  socket.setEncoding("latin1").on("data", (text) => {
    received += text;
  });
  const closed = new Promise((resolve) => socket.once("close", resolve));
  socket.write(bytes);
  await closed;
  return received;
}
