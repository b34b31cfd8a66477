import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { cloneDb } from "@agrar/db/testing";
import { expect, onTestFinished, test } from "vitest";
import { mailbox } from "./mailbox.ts";
import { smtp } from "./smtp.ts";
import { Busy, type Post } from "./transport.ts";

const post = (to: string): Post => ({
  to,
  subject: "Yeni təlim",
  text: "Salam!",
  headers: { "List-Unsubscribe": "<https://portal.example/unsubscribe>" },
  kind: "training.published",
  language: "az",
});

/** A server of SMTP that knows just enough, and says to a recipient what their address tells it to. */
async function server() {
  const letters: string[] = [];
  const listening = createServer((socket) => {
    let letter: string[] | undefined;
    socket.write("220 ready\r\n");
    createInterface({ input: socket }).on("line", (line) => {
      if (letter) {
        if (line !== ".") letter.push(line);
        else {
          letters.push(letter.join("\n"));
          letter = undefined;
          socket.write("250 taken\r\n");
        }
        return;
      }
      const [, code] = /^RCPT TO:<(\d{3})@/.exec(line) ?? [];
      if (code) socket.write(`${code} says the server\r\n`);
      else if (line === "DATA") {
        letter = [];
        socket.write("354 go on\r\n");
      } else if (line === "QUIT") socket.end("221 bye\r\n");
      else socket.write("250 fine\r\n");
    });
  });
  await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void listening.close());
  const { port } = listening.address() as AddressInfo;
  return {
    letters,
    transport: smtp({
      url: `smtp://127.0.0.1:${port}`,
      from: "Agrar Portal <portal@agrar.example>",
      patience: 1_000,
    }),
  };
}

test("SMTP takes a letter, and the same one under the same name", async () => {
  const { letters, transport } = await server();
  const [first] = await transport.send("delivery-1", [post("250@agrar.example")]);
  const [again] = await transport.send("delivery-1", [post("250@agrar.example")]);
  const [other] = await transport.send("delivery-2", [post("250@agrar.example")]);
  expect(again).toEqual(first);
  expect(other).not.toEqual(first);
  expect(first).toEqual({ providerId: expect.stringMatching(/^<[0-9a-f]{40}@agrar\.example>$/) });
  expect(letters).toHaveLength(3);
  expect(letters[0]).toContain("From: Agrar Portal <portal@agrar.example>");
  expect(letters[0]).toContain("List-Unsubscribe: <https://portal.example/unsubscribe>");
});

test("SMTP takes a file with a letter", async () => {
  const { letters, transport } = await server();
  const attachment = {
    name: "training-7.ics",
    type: "text/calendar; charset=utf-8",
    text: "BEGIN:VCALENDAR\r\nƏ",
  };
  await transport.send("delivery-1", [{ ...post("250@agrar.example"), attachment }]);
  expect(letters[0]).toMatch(/Content-Type: text\/calendar; charset=utf-8; name=training-7\.ics/);
  expect(letters[0]).toContain("Content-Disposition: attachment; filename=training-7.ics");
  expect(letters[0]).toContain(Buffer.from(attachment.text).toString("base64"));
});

test("an address that SMTP refuses is refused, one that it puts off is tried again", async () => {
  const { letters, transport } = await server();
  expect(await transport.send("delivery-1", [post("550@agrar.example")])).toEqual([
    { refused: expect.stringContaining("550 says the server") },
  ]);
  await expect(transport.send("delivery-2", [post("451@agrar.example")])).rejects.toThrow(Busy);
  expect(letters).toEqual([]);
});

test("a server of SMTP that is not there is no fault of the letter", async () => {
  const transport = smtp({ url: "smtp://127.0.0.1:9", from: "portal@agrar.example", patience: 1_000 });
  await expect(transport.send("delivery-1", [post("250@agrar.example")])).rejects.toThrow("ECONNREFUSED");
});

test("the mailbox takes a letter once under one name, with its file", async () => {
  const { db, drop } = await cloneDb();
  const transport = mailbox(db);
  const attachment = {
    name: "training-7.ics",
    type: "text/calendar; charset=utf-8",
    text: "BEGIN:VCALENDAR",
  };
  const letters = [post("a@agrar.example"), { ...post("b@agrar.example"), attachment }];
  const outcomes = await transport.send("delivery-1", letters);
  expect(await transport.send("delivery-1", letters)).toEqual(outcomes);
  const select = { recipient: true, fileName: true, fileType: true, fileText: true };
  expect(await db.mail.findMany({ orderBy: { id: "asc" }, select })).toEqual([
    { recipient: "a@agrar.example", fileName: null, fileType: null, fileText: null },
    {
      recipient: "b@agrar.example",
      fileName: attachment.name,
      fileType: attachment.type,
      fileText: attachment.text,
    },
  ]);
  await drop();
});
