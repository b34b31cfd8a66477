"use client";

import { QueryErrorResetBoundary } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, Suspense } from "react";
import { failureOf } from "#trpc/failure.ts";
import { ErrorBoundary } from "./error-boundary.tsx";
import { ListFailure } from "./list-failure.tsx";

type Props = { children: ReactNode; skeleton: ReactNode; resetKey: unknown; reset: string };

/** The place of a list: its skeleton until it is there, and what to do when it does not come. */
export function ListFrame({ children, skeleton, resetKey, reset }: Props) {
  const t = useTranslations("list");
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
        </ErrorBoundary>
      )}
    </QueryErrorResetBoundary>
  );
}
