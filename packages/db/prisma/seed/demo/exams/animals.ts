import type { DemoExam } from "./exam.ts";

export const animalExams: DemoExam[] = [
  {
    of: { training: "brucellosis" },
    days: [-6, 18],
    passingScore: 75,
    duration: 45,
    maxAttempts: 2,
    hashtags: ["baytarlıq", "brusellyoz"],
    title:
      "Brusellyozun profilaktikası: imtahan | Brucellosis prevention: exam | Профилактика бруцеллёза: экзамен",
    description:
      "Beş test sualı və bir yazılı tapşırıq. Yazılı cavabı təlimçi yoxlayır. | Five questions to choose and one task in writing, which the trainer reads. | Пять тестовых вопросов и одно письменное задание, которое проверяет преподаватель.",
    rules:
      "İmtahan zamanı bir sualdan digərinə qayıtmaq olar. | You may go back to earlier questions. | Во время экзамена можно возвращаться к вопросам.",
    crowd: 24,
    paper: `
      ? İnsan brusellyoza necə yoluxur | How do people catch brucellosis | Как человек заражается бруцеллёзом
      + Çiy süd və pendir vasitəsilə | Through raw milk and cheese | Через сырое молоко и сыр
      + Balasalma zamanı ifrazatla təmasda | In contact with discharge at abortion | При контакте с выделениями при аборте
      - Yaxşı bişmiş ətdən | From well-cooked meat | Через хорошо прожаренное мясо
      - Günəş şüasından | From sunlight | От солнечных лучей
      ? Sürüdə kütləvi balasalma halında ilk addım nədir | What comes first when many animals abort | Каков первый шаг при массовых абортах в стаде
      + Baytar xidmətinə məlumat vermək və heyvanları ayırmaq | Tell the veterinary service and isolate the animals | Сообщить в ветслужбу и изолировать животных
      - Heyvanları tez satmaq | Sell the animals quickly | Быстро продать животных
      - Otlağı dəyişmək | Change the pasture | Сменить пастбище
      ? Südü 72 dərəcədə 15 saniyə qızdırmaq bruselləni məhv edir | Heating milk to 72 degrees for 15 seconds kills brucella | Нагрев молока до 72 градусов на 15 секунд убивает бруцелл
      = true
      ? Yeni alınmış heyvan ən azı neçə gün karantində saxlanır | How many days at least is a new animal quarantined | Сколько дней минимум длится карантин нового животного
      + 30 | 30 | 30
      - 3 | 3 | 3
      - 7 | 7 | 7
      ? Peyvənddən sonra qalan flakonlar necə ləğv edilir | How are used vaccine vials disposed of | Как утилизируют флаконы после вакцинации
      + Dezinfeksiya edilir və təlimata uyğun məhv olunur | Disinfected and destroyed by the instructions | Обеззараживают и уничтожают по инструкции
      - Məişət tullantısına atılır | Thrown into household waste | Выбрасывают в бытовой мусор
      - Torpağa basdırılmadan sahədə qoyulur | Left in the field | Оставляют в поле
      ? Öz təsərrüfatınız üçün bioloji təhlükəsizlik planının üç bəndini yazın | Write three points of a biosecurity plan for your farm | Напишите три пункта плана биобезопасности для вашего хозяйства
    `,
  },
  {
    of: { training: "varroa" },
    passingScore: 60,
    duration: 20,
    maxAttempts: 4,
    hashtags: ["arıçılıq"],
    title: "Varroa ilə mübarizə: imtahan | | Борьба с варроатозом: экзамен",
    description: "Videokursdan sonra istənilən vaxt verilir. | | Сдаётся в любое время после видеокурса.",
    crowd: 12,
    paper: `
      ? Şəkər tozu üsulunda neçə arı götürülür | | Сколько пчёл берут в методе сахарной пудры
      + Təxminən 300 | | Около 300
      - Təxminən 10 | | Около 10
      - Bütün ailə | | Всю семью
      ? Oksalat turşusu ilə emal nə vaxt daha təsirlidir | | Когда обработка щавелевой кислотой эффективнее
      + Sürfəsiz dövrdə | | В безрасплодный период
      - Bal yığımı zamanı | | Во время медосбора
      - Yayın ortasında | | В середине лета
      ? Gənə əsasən erkək sürfəsində çoxalır | | Клещ размножается в основном в трутневом расплоде
      = true
      ? Turşu ilə işləyərkən nə lazımdır | | Что нужно при работе с кислотой
      + Eynək | | Очки
      + Turşuya davamlı əlcək | | Кислотостойкие перчатки
      - Açıq alov | | Открытый огонь
      ? Emaldan sonra yoluxma dərəcəsini yenidən saymağa ehtiyac yoxdur | | После обработки повторный подсчёт не нужен
      = false
    `,
  },
  {
    of: { category: "veterinary", trainer: "orxan" },
    days: [-150, -90],
    passingScore: 70,
    duration: 40,
    maxAttempts: 2,
    certificateDays: 365,
    hashtags: ["gigiyena"],
    title: "Ferma gigiyenası üzrə attestasiya | Farm hygiene certification | Аттестация по гигиене фермы",
    description:
      "Südlük fermaların işçiləri üçün müstəqil imtahan. Növbəti dövr yazda açılacaq. | An independent exam for workers of dairy farms. The next round opens in spring. | Независимый экзамен для работников молочных ферм. Следующий набор весной.",
    crowd: 26,
    paper: `
      ? Sağımdan əvvəl yelin necə hazırlanır | How is the udder prepared before milking | Как готовят вымя перед доением
      + Təmizlənir və birdəfəlik salfetlə qurulanır | Cleaned and dried with a single-use towel | Очищают и вытирают одноразовой салфеткой
      - Bir bezlə bütün inəklər silinir | One cloth for all cows | Одной тряпкой вытирают всех коров
      - Heç nə edilmir | Nothing is done | Ничего не делают
      ? Mastitin erkən əlamətləri hansılardır | What are early signs of mastitis | Каковы ранние признаки мастита
      + Süddə laxta | Clots in the milk | Хлопья в молоке
      + Yelinin isti və ağrılı olması | A hot and painful udder | Горячее болезненное вымя
      - Tükün parlaqlığı | A shiny coat | Блеск шерсти
      ? Süd sağımdan sonra iki saat ərzində 4 dərəcəyə qədər soyudulmalıdır | Milk must be cooled to 4 degrees within two hours | Молоко за два часа после доения нужно охладить до 4 градусов
      = true
      ? Antibiotiklə müalicə olunan inəyin südü ümumi çənə tökülə bilər | Milk of a cow treated with antibiotics may go into the tank | Молоко коровы, леченной антибиотиками, можно сливать в общий танк
      = false
      ? Sağım aparatı hansı ardıcıllıqla yuyulur | In what order is the milking machine washed | В каком порядке моют доильный аппарат
      + Ilıq su, qələvi və ya turşu, təmiz su | Lukewarm water, alkali or acid, clean water | Тёплая вода, щёлочь или кислота, чистая вода
      - Yalnız soyuq su | Only cold water | Только холодная вода
      - Qaynar su, sonra süd | Boiling water, then milk | Кипяток, затем молоко
    `,
  },
];
