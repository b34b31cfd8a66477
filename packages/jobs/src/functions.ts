import type { InngestFunction } from "inngest";
import { createClient } from "./client.ts";
import { deliverReleased } from "./delivery/deliver-released.ts";
import type { Message } from "./delivery/message.ts";
import { deliverChunk, notify } from "./delivery/notify.ts";
import { releaseHeld } from "./delivery/release.ts";
import { deliverDigest } from "./digest/deliver.ts";
import { factDelayed } from "./fact/delayed.ts";
import { forget } from "./fact/forget.ts";
import { sweepFiles } from "./file/sweep.ts";
import { mailPosted } from "./mail/posted.ts";
import { messageSent } from "./message/sent.ts";
import { registrationMessages } from "./registration/told.ts";
import type { Tools } from "./tools.ts";
import { trainingCancelled } from "./training/cancelled.ts";
import { trainingChanged } from "./training/changed.ts";
import { trainingDayAway, trainingHoursAway } from "./training/near.ts";
import { trainingPublished } from "./training/published.ts";
import { remind } from "./training/remind.ts";

/** What people are told, and about what. */
export const messages: Message[] = [
  trainingPublished,
  trainingChanged,
  trainingCancelled,
  trainingDayAway,
  trainingHoursAway,
  ...registrationMessages,
  messageSent,
  factDelayed,
];

/** The functions of the portal. */
export const functions = (tools: Tools): InngestFunction.Any[] => [
  ...messages.map((message) => notify(tools, message)),
  deliverChunk(tools, messages),
  releaseHeld(tools),
  deliverReleased(tools, messages),
  deliverDigest(tools, messages),
  mailPosted(tools),
  remind(tools),
  forget(tools),
  sweepFiles(tools),
];

/** The functions that run by the clock, and so can be run by hand; with the name of the app in front. */
export function functionsOfTheClock(): string[] {
  const inngest = createClient(undefined, 0, () => {});
  return functions({ inngest } as Tools)
    .filter(({ opts }) => opts.triggers?.some((trigger: object) => "cron" in trigger))
    .map((one) => one.id(inngest.id));
}
