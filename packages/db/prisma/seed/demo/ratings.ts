import type pg from "pg";
import { type Clock, day } from "./clock.ts";
import type { Completion } from "./enrolment.ts";
import { createRandom } from "./random.ts";
import { insertRows, moment } from "./rows.ts";

/** What learners say, by their stars: in the language that each writes in. */
const comments: Record<number, readonly string[]> = {
  5: [
    "Dərslər qısa və aydındır. Öyrəndiklərimi elə həmin həftə öz sahəmdə sınaqdan keçirdim.",
    "Çox faydalı oldu. Xüsusilə hesablama cədvəlləri işimə yaradı.",
    "Təlimçi suallara səbirlə cavab verirdi, nümunələr bizim rayondandır. Təşəkkür edirəm!",
    "Очень понятно и по делу. Примеры из наших хозяйств, а не из учебника.",
    "Uzun illərdir bu işi görürəm, yenə də yeni şeylər öyrəndim.",
    "Clear and practical. I went through it twice, the second time with my neighbour.",
    "Telefonda da rahat açılır, axşamlar işdən sonra baxırdım.",
    "Спасибо, советы пригодились уже в этом сезоне.",
  ],
  4: [
    "Yaxşı təlimdir, amma bir az daha çox praktiki tapşırıq olsaydı, əla olardı.",
    "Məlumat dolğundur. Bəzi videolarda səs zəif idi.",
    "Полезно, но хотелось бы больше про затраты.",
    "Son modul bir az tələsik keçildi, qalanı çox yaxşıdır.",
    "Good overview. A printable summary at the end would help.",
  ],
  3: [
    "Başlayanlar üçün yaxşıdır, təcrübəli fermerlər üçün sadə gəlir.",
    "Mövzu maraqlıdır, amma nümunələr kiçik təsərrüfata uyğun deyil.",
    "Нормально, но некоторые уроки слишком длинные.",
  ],
  2: ["Gözlədiyim qədər praktiki deyildi.", "Материал есть, но его трудно применить у нас."],
  1: ["Mövzuya aid az şey öyrəndim, vaxtım getdi."],
};

/** Four in five of those who completed a training rate it some days later, and half of these say why. */
export async function insertRatings(
  client: pg.Client,
  clock: Clock,
  completions: Completion[],
): Promise<void> {
  const random = createRandom("ratings");
  const said = new Map(Object.entries(comments).map(([stars, texts]) => [stars, random.shuffled(texts)]));
  let spoken = 0;
  const ratings = completions
    .filter(() => random.share() < 0.8)
    .map(({ training, learner, at }) => {
      const stars = random.pick([5, 5, 5, 5, 5, 4, 4, 4, 3, 3, 2, 1]);
      const texts = said.get(String(stars)) ?? [];
      const comment = random.share() < 0.5 ? texts[spoken++ % texts.length] : null;
      const created = at + Math.min(clock.now - at, random.within(1, 20) * day) * random.share();
      return { user_id: learner, training_id: training, stars, comment, created };
    })
    .sort((a, b) => a.created - b.created);
  await insertRows(
    client,
    "ratings",
    ratings.map(({ created, ...rating }, n) => ({
      id: n + 1,
      ...rating,
      created_at: moment(Math.round(created)),
      updated_at: moment(Math.round(created)),
    })),
  );
}
