"use client";

import { QueryErrorResetBoundary } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, Suspense } from "react";
import { useArrived } from "#trpc/client.tsx";
import { failureOf } from "#trpc/failure.ts";
import { ErrorBoundary } from "./error-boundary.tsx";
import { ListFailure } from "./list-failure.tsx";

type Props = { children: ReactNode; skeleton: ReactNode; resetKey: unknown; reset: string };

/** The place of a list: its skeleton until it is there, and what to do when it does not come. */
export function ListFrame({ children, skeleton, resetKey, reset }: Props) {
  const t = useTranslations("list");
  // React sends what is in a boundary after the page, to be put in by a script, even where it need not wait.
  const arrived = useArrived();
  return (
    <QueryErrorResetBoundary>
      {({ reset: forget }) => (
        <ErrorBoundary
          resetKey={resetKey}
          fallback={(error, retry) => (
            <ListFailure
              failure={failureOf(error)}
              reset={reset}
              onRetry={() => {
                forget();
                retry();
              }}
            />
          )}
        >
          {arrived ? (
            children
          ) : (
            <Suspense
              fallback={
                <>
                  <p role="status" className="visually-hidden">
                    {t("loading")}
                  </p>
                  {skeleton}
                </>
              }
            >
              {children}
            </Suspense>
          )}
        </ErrorBoundary>
      )}
    </QueryErrorResetBoundary>
  );
}
