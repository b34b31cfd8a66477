"use client";

import { useEffect, useState } from "react";
import { post } from "#trpc/post.ts";
import styles from "./account-menu.module.css";

type Props = Record<"after" | "here" | "everywhere" | "failed", string>;

/** The ways out, of this browser and of all. The texts come along: this is on every page of who is signed in. */
export function SignOut({ after, here, everywhere, failed }: Props) {
  const [refusal, setRefusal] = useState("");
  useEffect(keepSession, []);
  async function leave(url: string) {
    const { status } = await post(url, {});
    // Who is not signed in any more has what they want.
    if (status < 400 || status === 401) window.location.assign(after);
    else setRefusal(failed);
  }
  return (
    <div className={styles.out}>
      <button type="button" onClick={() => leave("/api/auth/sign-out")}>
        {here}
      </button>
      <button type="button" onClick={() => leave("/trpc/session.endAll")}>
        {everywhere}
      </button>
      <p role="alert">{refusal}</p>
    </div>
  );
}

/** Asks for the session once a page, when the browser has nothing else to do: then its token is changed if it is old. */
function keepSession() {
  // Read to its end, or the browser keeps the connection waiting.
  const ask = () =>
    void fetch("/api/auth/get-session")
      .then((response) => response.text())
      .catch(() => {});
  if (!("requestIdleCallback" in window)) return ask();
  const asked = requestIdleCallback(ask);
  return () => cancelIdleCallback(asked);
}
