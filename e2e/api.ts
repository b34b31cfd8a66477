import type { Inputs, Outputs } from "@agrar/api";
import type { Page } from "@playwright/test";

/** Asks the API what a page must show, so that a journey holds on any data. */
export async function ask<
  Noun extends keyof Inputs,
  Verb extends string & keyof Inputs[Noun] & keyof Outputs[Noun],
>(page: Page, noun: Noun, verb: Verb, input: Inputs[Noun][Verb]): Promise<Outputs[Noun][Verb]> {
  const response = await page.request.get(`/trpc/${noun}.${verb}`, {
    params: { input: JSON.stringify(input) },
  });
  const { result } = (await response.json()) as { result: { data: Outputs[Noun][Verb] } };
  return result.data;
}

/** Collects what a page asks the API for: the procedures in their order. */
export function watchCalls(page: Page): string[] {
  const calls: string[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith("/trpc/")) calls.push(pathname.slice("/trpc/".length));
  });
  return calls;
}
