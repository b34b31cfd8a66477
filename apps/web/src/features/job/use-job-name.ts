import { useTranslations } from "next-intl";

type Key = Parameters<ReturnType<typeof useTranslations<"admin.job.names">>>[0];

/** What a job is called: in the reader's words where there are some, else as the log and `pnpm jobs` call it. */
export function useJobName() {
  const t = useTranslations("admin.job.names");
  return (id: string): string => {
    const name = id.replace(/^agrar-/, "");
    return t.has(name as Key) ? t(name as Key) : name;
  };
}
