import { type Clock, day } from "./clock.ts";
import { createRandom } from "./random.ts";

export interface DemoLearner {
  firstName: string;
  lastName: string;
  fatherName: string;
  email: string;
  phone: string;
  gender: "female" | "male";
  region: string;
  profession: string;
  birthDate: string;
  howDidYouHear: string | null;
  verified: boolean;
  active: boolean;
  /** When the account was made, in milliseconds. */
  since: number;
}

const names = {
  female: [
    "Aynur",
    "Sevinc",
    "Nərmin",
    "Lalə",
    "Gülnar",
    "Könül",
    "Pərvanə",
    "Xatirə",
    "Ülkər",
    "Aidə",
    "Fatimə",
    "Mələk",
    "Zülfiyyə",
    "Nurlana",
    "Sədaqət",
    "Jalə",
  ],
  male: [
    "Elnur",
    "Rövşən",
    "Müşfiq",
    "Anar",
    "Fərid",
    "İlkin",
    "Natiq",
    "Samir",
    "Zaur",
    "Cavid",
    "Vüsal",
    "Ramil",
    "Qədir",
    "Əhməd",
    "Şahin",
    "Bəxtiyar",
    "Yusif",
    "Nicat",
  ],
};

// A family name in -ov or -yev takes an -a for a woman; the others are the same for all.
const families = [
  "Məmmədov",
  "Əliyev",
  "Hüseynov",
  "Quliyev",
  "Həsənov",
  "Abdullayev",
  "Nəsibov",
  "Ağayev",
  "Səmədov",
  "Novruzov",
  "Rüstəmli",
  "Mehdizadə",
  "Bağırlı",
  "Əsgərli",
  "Qarayev",
  "Xəlilov",
  "Cabbarlı",
  "Süleymanov",
  "İbadov",
  "Zeynallı",
];

const fathers = [
  "Əkrəm",
  "Rasim",
  "Bəhruz",
  "Sabir",
  "Fikrət",
  "Mahir",
  "Eldar",
  "Akif",
  "Ziya",
  "Oqtay",
  "Nadir",
];

const regions = [
  "Abşeron",
  "Ağcabədi",
  "Ağdaş",
  "Ağstafa",
  "Balakən",
  "Beyləqan",
  "Bərdə",
  "Biləsuvar",
  "Cəlilabad",
  "Daşkəsən",
  "Füzuli",
  "Gədəbəy",
  "Göyçay",
  "Göygöl",
  "Hacıqabul",
  "İmişli",
  "İsmayıllı",
  "Kürdəmir",
  "Lerik",
  "Lənkəran",
  "Masallı",
  "Naxçıvan",
  "Neftçala",
  "Oğuz",
  "Qax",
  "Qəbələ",
  "Qazax",
  "Quba",
  "Qusar",
  "Saatlı",
  "Sabirabad",
  "Salyan",
  "Samux",
  "Şabran",
  "Şamaxı",
  "Şəki",
  "Şəmkir",
  "Tərtər",
  "Tovuz",
  "Ucar",
  "Xaçmaz",
  "Yevlax",
  "Zaqatala",
  "Zərdab",
];

const professions = [
  "FARMER",
  "FARMER",
  "FARMER",
  "FARMER",
  "AGRONOMIST",
  "VETERINARIAN",
  "ENTREPRENEUR",
  "RESEARCHER",
  "GOVERNMENT",
  "FARMER",
];

const sources = ["Dost və ya qonşu", "Rayon aqrar mərkəzi", "Sosial şəbəkə", "Televiziya", null];

const ascii: Record<string, string> = {
  ə: "a",
  ğ: "gh",
  ı: "i",
  ö: "o",
  ü: "u",
  ş: "sh",
  ç: "ch",
  c: "j",
  x: "kh",
  q: "g",
};

/** Sixty learners of all professions and regions; the first has the memorable address. */
export function makeLearners(clock: Clock): DemoLearner[] {
  const random = createRandom("learners");
  const places = random.shuffled(regions);
  const taken = new Set<string>();
  return Array.from({ length: 60 }, (_, n) => {
    const gender = n % 5 < 2 ? "female" : "male";
    const firstName = names[gender][Math.floor(n / 2) % names[gender].length] as string;
    const family = random.pick(families);
    const lastName =
      n === 0 ? "Nəsibova" : gender === "female" && family.endsWith("v") ? `${family}a` : family;
    const born = `${random.within(1961, 2004)}-${two(random.within(1, 12))}-${two(random.within(1, 28))}`;
    return {
      firstName,
      lastName,
      fatherName: random.pick(fathers),
      email: n === 0 ? "learner@agrar.example" : address(firstName, lastName, taken),
      phone: `+994 50 555 ${two(random.within(0, 99))} ${two(n)}`,
      gender,
      region: places[n % places.length] as string,
      profession: professions[n % professions.length] as string,
      birthDate: born,
      howDidYouHear: random.pick(sources),
      verified: n % 17 !== 16,
      active: n % 29 !== 28,
      // Most joined long ago, a few in the last weeks; the first has been there from the start.
      since: clock.now - Math.round((n === 0 ? 790 : 12 + 780 * random.share() ** 0.5) * day),
    };
  });
}

const two = (n: number) => String(n).padStart(2, "0");

function address(firstName: string, lastName: string, taken: Set<string>): string {
  const [first, last] = [firstName, lastName].map((name) =>
    name.toLocaleLowerCase("az").replace(/[^a-bd-pr-wyz]/g, (letter) => ascii[letter] ?? ""),
  );
  let email = `${first}.${last}@agrar.example`;
  for (let n = 2; taken.has(email); n += 1) email = `${first}.${last}${n}@agrar.example`;
  taken.add(email);
  return email;
}
