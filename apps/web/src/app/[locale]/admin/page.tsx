import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { RecentEntries } from "#features/audit/recent-entries.tsx";
import figure from "#features/figure/figure.module.css";
import { FigureCards, StockCards } from "#features/figure/figure-cards.tsx";
import { FigurePlots } from "#features/figure/figure-plots.tsx";
import { periodOf } from "#features/figure/period.ts";
import { PeriodForm } from "#features/figure/period-form.tsx";
import { Rankings } from "#features/figure/rankings.tsx";
import { formatMoment } from "#i18n/format.ts";
import { failureOf } from "#trpc/failure.ts";
import { api } from "#trpc/server.ts";
import { requireRole } from "#trpc/viewer.ts";
import { PlainHead } from "#ui/plain-head.tsx";
import { WrongAddress } from "#ui/wrong-address.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin");
  return { title: `${t("sections.overview")} · ${t("title")}` };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** An administrator's home: what happened in some days, how much there is of what, and what was done last. */
export default async function Page({ searchParams }: Props) {
  await requireRole("ADMIN");
  const now = new Date();
  const [locale, t, period] = await Promise.all([
    getLocale(),
    getTranslations(),
    searchParams.then((search) => periodOf(search, now)),
  ]);
  const [{ figures, failure }, audit] = await Promise.all([
    api()
      .figure.overview.query({ ...period, lang: locale })
      .then(
        (figures) => ({ figures, failure: null }),
        (error: unknown) => ({ figures: null, failure: failureOf(error) }),
      ),
    api().audit.list.query({ pageSize: 8, total: false }),
  ]);
  if (failure && !failure.refused) throw new Error(failure.reason);
  return (
    <>
      <PlainHead title={t("overview.title")} />
      <PeriodForm period={period} now={now} />
      {failure ? (
        <WrongAddress failure={failure} reset="/admin" />
      ) : (
        <>
          <p className={figure.asOf}>{t("figures.asOf", { moment: formatMoment(locale, figures.asOf) })}</p>
          <FigureCards figures={figures} period={period} />
          <FigurePlots figures={figures} period={period} />
          <Rankings figures={figures} />
          <h2 className={figure.title}>{t("overview.figures")}</h2>
          <StockCards now={figures.now} />
        </>
      )}
      <RecentEntries entries={audit.items} />
    </>
  );
}
