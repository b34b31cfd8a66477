"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import buttons from "#ui/button.module.css";
import { Stars } from "#ui/stars.tsx";
import { type CommentPage, commentsInput } from "./comments-input.ts";
import styles from "./rating.module.css";

/** What participants say, the newest first: the first of them come with the page. */
export function Comments({ trainingId, first }: { trainingId: number; first: CommentPage }) {
  const t = useTranslations("rating");
  const format = useFormat();
  const trpc = useTRPC();
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    trpc.rating.list.infiniteQueryOptions(commentsInput(trainingId, useLocale()), {
      initialData: { pages: [first], pageParams: [null] },
      getNextPageParam: ({ nextCursor }) => nextCursor,
      staleTime: Number.POSITIVE_INFINITY,
    }),
  );
  const comments = data.pages.flatMap(({ items }) => items);
  if (comments.length === 0) return null;
  return (
    <>
      <ul className={styles.comments} aria-label={t("comments")}>
        {comments.map(({ id, stars, comment, createdAt, author }) => (
          <li key={id} className={styles.comment}>
            <p className={styles.who}>
              <strong>{author.firstName}</strong>
              <Stars n={stars} label={format.count("stars", stars)} />
              <span>{format.day(createdAt)}</span>
            </p>
            <p className={styles.said}>{comment}</p>
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <button
          type="button"
          className={buttons.plain}
          disabled={isFetchingNextPage}
          onClick={() => fetchNextPage()}
        >
          {t("more")}
        </button>
      )}
    </>
  );
}
