import type { DemoExam } from "./exam.ts";

export const farmExams: DemoExam[] = [
  {
    of: { training: "subsidies" },
    passingScore: 60,
    duration: 25,
    maxAttempts: 5,
    hashtags: ["EKTİS", "subsidiya"],
    title: "EKTİS ilə iş: yoxlama imtahanı | Working with EKTIS: test | Работа с EKTİS: проверочный экзамен",
    description:
      "Videokursdan sonra istənilən vaxt verilir, nəticə dərhal görünür. | Take it at any time after the video course; the result shows at once. | Сдаётся в любое время после видеокурса, результат виден сразу.",
    crowd: 30,
    paper: `
      ? EKTİS nə üçündür | What is EKTIS for | Для чего нужен EKTİS
      + Fermerlərin və əkinlərin elektron qeydiyyatı və subsidiyalar üçün | For registering farmers and crops, and for subsidies | Для учёта фермеров и посевов и для субсидий
      - Hava proqnozu üçün | For the weather forecast | Для прогноза погоды
      - Bank krediti vermək üçün | For bank loans | Для выдачи кредитов
      ? Əkin bəyannaməsində nə göstərilir | What does the sowing declaration state | Что указывают в посевной декларации
      + Əkilən bitki | The crop sown | Посеянная культура
      + Sahənin ölçüsü | The area of the field | Площадь поля
      - Qonşunun adı | The neighbour's name | Имя соседа
      ? Bəyannamədə səhv göstərilmiş sahə yoxlamada aşkar olunarsa, subsidiyaya təsir etmir | A wrong area found on inspection does not affect the subsidy | Ошибка в площади, найденная при проверке, не влияет на субсидию
      = false
      ? Fermer kartı ilə nə almaq olar | What can the farmer's card buy | Что можно купить по карте фермера
      + Gübrə və toxum | Fertiliser and seed | Удобрения и семена
      - Məişət texnikası | Household appliances | Бытовую технику
      - Təyyarə bileti | Air tickets | Авиабилеты
      ? Qərarla razı olmayan fermer şikayət edə bilər | A farmer who disagrees may appeal | Фермер, не согласный с решением, может подать жалобу
      = true
      ? Sistemə daxil olmaq üçün nə istifadə olunur | What is used to sign in | Что используют для входа в систему
      + Elektron imza və ya dövlət giriş portalı | An electronic signature or the state login | Электронная подпись или государственный вход
      - Qonşunun telefonu | A neighbour's telephone | Телефон соседа
      - Kağız ərizə | A paper form | Бумажное заявление
    `,
  },
  {
    of: { training: "bookkeeping" },
    days: [-46, 12],
    passingScore: 65,
    duration: 50,
    maxAttempts: 2,
    hashtags: ["kooperativ"],
    title:
      "Kooperativ mühasibatı: yekun imtahan | Cooperative bookkeeping: final exam | Учёт в кооперативе: итоговый экзамен",
    description:
      "Hesablama tapşırıqları və bir yazılı sual. | Sums, and one question in writing. | Расчётные задания и один письменный вопрос.",
    crowd: 20,
    paper: `
      ? Pay fondu nədən formalaşır | What makes up the share fund | Из чего формируется паевой фонд
      + Üzvlərin pay haqlarından | The members' shares | Из паевых взносов членов
      - Bank kreditindən | A bank loan | Из банковского кредита
      - Cərimələrdən | Fines | Из штрафов
      ? Anbar kitabında nə qeyd olunur | What does the stock book record | Что записывают в складскую книгу
      + Daxilolma | What comes in | Приход
      + Çıxış | What goes out | Расход
      + Qalıq | What remains | Остаток
      - Üzvlərin doğum tarixi | Members' birthdays | Дни рождения членов
      ? Kooperativ 12 000 manata 10 ton alma satdı. Bir kiloqramın qiyməti nə qədərdir | A cooperative sold 10 tonnes of apples for 12 000 manats. What is the price of a kilogram | Кооператив продал 10 тонн яблок за 12 000 манатов. Какова цена килограмма
      + 1,20 manat | 1.20 manats | 1,20 маната
      - 0,12 manat | 0.12 manats | 0,12 маната
      - 12 manat | 12 manats | 12 манатов
      ? Təsdiqedici sənəd olmadan xərc uçota alına bilər | An expense may be booked without a voucher | Расход можно учесть без подтверждающего документа
      = false
      ? Üzvlərlə hesablaşma nəyə əsasən aparılır | On what are members paid | На чём основан расчёт с членами
      + Təhvil verilən məhsulun miqdarına və keyfiyyətinə | Amount and quality of what they delivered | На количестве и качестве сданной продукции
      - Üzvün yaşına | The member's age | На возрасте
      - Əlifba sırasına | The alphabet | На алфавитном порядке
      ? İllik hesabatın üzvlərə necə izah ediləcəyini qısa yazın | Write briefly how you would explain the annual report to the members | Кратко напишите, как вы объясните годовой отчёт членам
    `,
  },
  {
    of: { category: "soil", trainer: "aysel" },
    days: [30, 75],
    passingScore: 70,
    duration: 40,
    maxAttempts: 2,
    certificateDays: 730,
    hashtags: ["üzvi"],
    title:
      "Üzvi istehsalın əsasları: müstəqil imtahan | Basics of organic production: independent exam | Основы органического производства: независимый экзамен",
    description:
      "Qeydiyyat imtahan açılanda başlayır. | It opens to everyone on its first day. | Доступ откроется в первый день экзамена.",
    crowd: 0,
    paper: `
      ? Birillik bitkilər üçün keçid dövrü adətən nə qədərdir | How long is conversion for annual crops, usually | Сколько обычно длится переходный период для однолетних культур
      + İki il | Two years | Два года
      - Bir ay | One month | Один месяц
      - On il | Ten years | Десять лет
      ? Üzvi istehsalda sintetik azot gübrəsinə icazə verilir | Synthetic nitrogen is allowed in organic farming | В органическом производстве разрешён синтетический азот
      = false
      ? Hansı vasitələr üzvi istehsala uyğundur | Which inputs suit organic farming | Какие средства подходят для органического производства
      + Kompost | Compost | Компост
      + Yaşıl gübrə | Green manure | Сидераты
      - Karbamid | Urea | Карбамид
      ? İzlənə bilmə nə deməkdir | What is traceability | Что такое прослеживаемость
      + Məhsulun sahədən alıcıya qədər sənədlə izlənməsi | Following produce on paper from field to buyer | Документальный путь продукции от поля до покупателя
      - Traktorun GPS izi | The tractor's GPS track | GPS-трек трактора
      - Heyvanın çəkisi | An animal's weight | Вес животного
      ? Yoxlama ildə ən azı neçə dəfə keçirilir | How often a year, at least, is there an inspection | Как часто минимум в год проводят проверку
      + Bir dəfə | Once | Один раз
      - Hər gün | Every day | Каждый день
      - Beş ildə bir | Once in five years | Раз в пять лет
    `,
  },
];
