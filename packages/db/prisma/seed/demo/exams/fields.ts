import type { DemoExam } from "./exam.ts";

export const fieldExams: DemoExam[] = [
  {
    of: { training: "drip" },
    days: [-4, 30],
    passingScore: 70,
    duration: 45,
    maxAttempts: 3,
    hashtags: ["suvarma"],
    title:
      "Damcı suvarma: yekun imtahan | Drip irrigation: final exam | Капельное орошение: итоговый экзамен",
    description:
      "Kursu bitirənlər üçün. Hesablama sualları üçün kalkulyatordan istifadə etmək olar. | For those who completed the course. A calculator is allowed. | Для окончивших курс. Разрешается пользоваться калькулятором.",
    rules:
      "Cavablar avtomatik yoxlanılır, keçid balı 70 faizdir. | Answers are checked automatically; 70 per cent is a pass. | Ответы проверяются автоматически, проходной балл 70 процентов.",
    crowd: 20,
    paper: `
      ? Damcı suvarmanın şırım suvarmasından əsas üstünlüyü nədir | What is the main advantage of drip over furrow irrigation | В чём главное преимущество капельного полива перед бороздковым
      + Su kök zonasına az itki ilə verilir | Water reaches the roots with little loss | Вода подаётся к корням с малыми потерями
      - Heç bir filtr tələb olunmur | No filter is needed | Не нужен фильтр
      - Qurulması ən ucuz üsuldur | It is the cheapest to install | Самый дешёвый монтаж
      - Yarpaqlar yuyulur | The leaves are washed | Листья омываются
      ! Düzgün qurulmuş sistemdə itkilər adətən 10 faizdən azdır. | In a well-built system losses are usually below 10 per cent. | В правильно собранной системе потери обычно меньше 10 процентов.
      ? Damcıladıcıların tıxanmasına nə səbəb olur | What clogs drippers | Что вызывает засорение капельниц
      + Suda asılı hissəciklər | Particles in the water | Взвешенные частицы в воде
      + Yosun və bakteriya | Algae and bacteria | Водоросли и бактерии
      + Kalsium çöküntüsü | Calcium deposits | Кальциевый осадок
      - Günəş işığının az olması | Too little sunlight | Недостаток солнечного света
      ? Diskli filtr mövsümdə bir dəfə yuyulsa kifayətdir | It is enough to clean a disc filter once a season | Дисковый фильтр достаточно промывать один раз за сезон
      = false
      ! Filtr təzyiq fərqi artanda yuyulur, çirkli suda hər gün. | It is flushed whenever the pressure difference grows, with dirty water every day. | Фильтр промывают при росте перепада давления, при грязной воде ежедневно.
      ? 1000 damcıladıcı, hər biri saatda 2 litr verir. Sistemin sərfi nə qədərdir | 1000 drippers give 2 litres an hour each. What is the flow | 1000 капельниц по 2 литра в час. Каков расход системы
      + Saatda 2 kubmetr | 2 cubic metres an hour | 2 кубометра в час
      - Saatda 20 kubmetr | 20 cubic metres an hour | 20 кубометров в час
      - Saatda 0,2 kubmetr | 0.2 cubic metres an hour | 0,2 кубометра в час
      - Saatda 200 litr | 200 litres an hour | 200 литров в час
      ? Fertiqasiyadan sonra nə edilməlidir | What is to be done after fertigation | Что следует сделать после фертигации
      + Xətlər təmiz su ilə yuyulmalıdır | Flush the lines with clean water | Промыть линии чистой водой
      - Nasos dərhal dayandırılmalıdır | Stop the pump at once | Сразу остановить насос
      - Filtr çıxarılmalıdır | Take the filter out | Снять фильтр
      ? Qışda boruların içində su saxlamaq onları şaxtadan qoruyur | Water left in the pipes in winter protects them from frost | Вода, оставленная в трубах на зиму, защищает их от мороза
      = false
    `,
  },
  {
    of: { training: "winter-wheat" },
    days: [-58, -30],
    passingScore: 60,
    duration: 30,
    maxAttempts: 2,
    hashtags: ["taxıl"],
    title:
      "Payızlıq buğdanın səpini üzrə imtahan | Exam on sowing winter wheat | Экзамен по севу озимой пшеницы",
    description:
      "Sahə məktəbinin iştirakçıları üçün qısa imtahan. | A short exam for those who attended the field school. | Короткий экзамен для участников полевой школы.",
    crowd: 24,
    paper: `
      ? Payızlıq buğda üçün adi səpin dərinliyi nə qədərdir | How deep is winter wheat usually sown | На какую глубину обычно сеют озимую пшеницу
      + 4–6 sm | 4–6 cm | 4–6 см
      - 1 sm | 1 cm | 1 см
      - 10–12 sm | 10–12 cm | 10–12 см
      - 15 sm | 15 cm | 15 см
      ? Səpin norması hesablananda nə nəzərə alınır | What counts when the seed rate is worked out | Что учитывают при расчёте нормы высева
      + 1000 dənin kütləsi | The weight of a thousand grains | Масса тысячи зёрен
      + Cücərmə faizi | The germination rate | Процент всхожести
      - Traktorun markası | The make of the tractor | Марка трактора
      ? Dərmanlanmış toxumu heyvana yem kimi vermək olar | Dressed seed may be fed to animals | Протравленные семена можно давать животным как корм
      = false
      ? Ən yaxşı sələf bitkisi hansıdır | Which is the best preceding crop | Какой предшественник лучше
      + Noxud | Chickpea | Нут
      - Buğda | Wheat | Пшеница
      - Arpa | Barley | Ячмень
      ! Paxlalı bitkilər torpağı azotla zənginləşdirir və xəstəlik zəncirini qırır. | Legumes enrich the soil with nitrogen and break the chain of disease. | Бобовые обогащают почву азотом и прерывают цепь болезней.
      ? Səpindən sonra çıxışın seyrək olmasının mümkün səbəbləri hansılardır | What may cause a thin stand | Каковы возможные причины изреженных всходов
      + Toxumun həddindən artıq dərin düşməsi | Seed placed too deep | Слишком глубокая заделка семян
      + Torpaqda rütubətin azlığı | Too little moisture in the soil | Нехватка влаги в почве
      - Sahənin düz olması | A level field | Ровное поле
    `,
  },
  {
    of: { training: "soil-sampling" },
    days: [-38, 20],
    passingScore: 60,
    duration: 30,
    maxAttempts: 3,
    hashtags: ["torpaq"],
    title:
      "Torpaq analizi və gübrə planı: imtahan | Soil analysis and fertiliser plan: exam | Анализ почвы и план удобрений: экзамен",
    description:
      "Nümunədən normaya qədər bütün addımlar. Son sual yazılı cavab tələb edir və təlimçi tərəfindən yoxlanılır. | All steps from the sample to the rate. The last question is answered in words and read by the trainer. | Все шаги от пробы до нормы. Последний вопрос требует письменного ответа, его проверяет преподаватель.",
    crowd: 18,
    paper: `
      ? Bir orta nümunə üçün sahənin neçə yerindən torpaq götürülür | From how many spots is one mixed sample taken | Из скольких точек поля берут одну смешанную пробу
      + 15–20 | 15–20 | 15–20
      - 1 | 1 | 1
      - 2–3 | 2–3 | 2–3
      ? Nümunəni haradan götürmək olmaz | Where must no sample be taken | Где нельзя брать пробу
      + Yolun kənarından | At the roadside | У дороги
      + Köhnə peyin yığınının yerindən | Where a manure heap stood | На месте старой кучи навоза
      - Sahənin ortasından | In the middle of the field | В середине поля
      ? pH 8,4 olan torpaq turşdur | A soil of pH 8.4 is acid | Почва с pH 8,4 кислая
      = false
      ! 7-dən yuxarı qiymətlər qələvi torpağı göstərir. | Values above 7 mean an alkaline soil. | Значения выше 7 означают щелочную почву.
      ? Hansı element bitkinin yaşıl kütləsinin artmasına ən çox təsir edir | Which element drives leafy growth most | Какой элемент сильнее всего влияет на рост зелёной массы
      + Azot | Nitrogen | Азот
      - Fosfor | Phosphorus | Фосфор
      - Kalium | Potassium | Калий
      - Bor | Boron | Бор
      ? Öz sahəniz üçün gübrə planını üç cümlə ilə təsvir edin | Describe in three sentences a fertiliser plan for your own field | Опишите в трёх предложениях план удобрений для своего поля
    `,
  },
  {
    of: { training: "pesticide-safety" },
    days: [-12, 28],
    passingScore: 80,
    duration: 40,
    maxAttempts: 2,
    draws: 7,
    hashtags: ["təhlükəsizlik"],
    title:
      "Pestisidlərlə təhlükəsiz iş: attestasiya | Pesticide safety: certification exam | Безопасная работа с пестицидами: аттестация",
    description:
      "Keçid balı 80 faizdir. Səkkiz sualdan yeddisi təsadüfi seçilir. | The pass mark is 80 per cent. Seven of eight questions are drawn at random. | Проходной балл 80 процентов. Из восьми вопросов случайно выбираются семь.",
    rules: "İmtahanı iki dəfə vermək olar. | It may be taken twice. | Экзамен можно сдавать два раза.",
    crowd: 22,
    paper: `
      ? Məhlul hazırlayarkən ilk növbədə nə edilir | What comes first when mixing | Что делают в первую очередь при приготовлении раствора
      + Etiket oxunur və mühafizə vasitələri geyinilir | Read the label and put on protection | Читают этикетку и надевают средства защиты
      - Preparat quru çənə tökülür | Pour the product into the dry tank | Заливают препарат в сухой бак
      - Çiləyici işə salınır | Start the sprayer | Включают опрыскиватель
      ? Fərdi mühafizə vasitələri hansılardır | Which of these protect a person | Что относится к средствам индивидуальной защиты
      + Respirator | Respirator | Респиратор
      + Nitril əlcək | Nitrile gloves | Нитриловые перчатки
      + Qoruyucu eynək | Goggles | Защитные очки
      - Qısaqollu köynək | A short-sleeved shirt | Рубашка с короткими рукавами
      ? Gözləmə müddəti nə deməkdir | What is the waiting period | Что такое срок ожидания
      + Son çiləmədən yığıma qədər keçməli olan vaxt | The time from the last spraying to the harvest | Время от последней обработки до сбора урожая
      - Preparatın saxlanma müddəti | How long the product keeps | Срок хранения препарата
      - İki sahə arasında fasilə | The break between two fields | Перерыв между двумя полями
      ? Küləyin sürəti 6 m/s-dirsə, çiləmək olar | One may spray when the wind blows at 6 m/s | При ветре 6 м/с можно опрыскивать
      = false
      ! Külək 3–4 m/s-dən güclü olanda məhlul qonşu sahəyə aparılır. | Above 3–4 m/s the spray drifts onto the neighbour's field. | При ветре сильнее 3–4 м/с раствор сносит на соседнее поле.
      ? Boş qab necə hazırlanır | How is an empty container prepared | Как готовят пустую тару
      + Üç dəfə yuyulur, deşilir və təhvil verilir | Rinsed three times, pierced and handed in | Трижды ополаскивают, прокалывают и сдают
      - İçməli su üçün istifadə olunur | Used for drinking water | Используют для питьевой воды
      - Sahədə yandırılır | Burnt in the field | Сжигают в поле
      ? Preparat dəriyə düşdükdə nə edilməlidir | What is to be done when a product gets on the skin | Что делать, если препарат попал на кожу
      + Paltar çıxarılır, dəri bol su ilə yuyulur | Take off the clothes and rinse with plenty of water | Снять одежду и промыть кожу большим количеством воды
      + Etiketlə birlikdə həkimə müraciət edilir | See a doctor, with the label | Обратиться к врачу с этикеткой
      - Dəriyə yağ sürtülür | Rub oil on it | Натереть кожу маслом
      ? Pestisidlər ərzaqla bir otaqda saxlanıla bilər | Pesticides may be kept in one room with food | Пестициды можно хранить в одном помещении с продуктами
      = false
      ? Arılar üçün ən təhlükəsiz çiləmə vaxtı hansıdır | When is spraying safest for bees | Когда опрыскивание безопаснее всего для пчёл
      + Axşam, arılar pətəkdə olanda | In the evening, when the bees are in the hive | Вечером, когда пчёлы в улье
      - Günorta, çiçəkləmə vaxtı | At noon in full bloom | В полдень во время цветения
      - Səhər saat ondan sonra | After ten in the morning | Утром после десяти
    `,
  },
  {
    of: { category: "crops", trainer: "elchin" },
    days: [-20, 45],
    passingScore: 60,
    duration: 60,
    maxAttempts: 3,
    certificateDays: 730,
    hashtags: ["aqronom", "ümumi bilik"],
    title:
      "Aqronomun ümumi bilik imtahanı | General knowledge exam for agronomists | Экзамен по общим знаниям агронома",
    description:
      "Müstəqil imtahan: hər kəs verə bilər. Torpaq, su, bitki qidalanması və mühafizə üzrə on sual. | An independent exam, open to all: ten questions on soil, water, plant nutrition and protection. | Независимый экзамен, открыт для всех: десять вопросов о почве, воде, питании и защите растений.",
    crowd: 30,
    paper: `
      ? Torpağın humusu nədən yaranır | What does humus come from | Из чего образуется гумус
      + Bitki və heyvan qalıqlarından | From plant and animal remains | Из растительных и животных остатков
      - Qumdan | From sand | Из песка
      - Mineral gübrədən | From mineral fertiliser | Из минеральных удобрений
      ? Növbəli əkin nə üçün lazımdır | What is crop rotation for | Для чего нужен севооборот
      + Xəstəlik və zərərvericiləri azaltmaq üçün | To lessen diseases and pests | Чтобы уменьшить болезни и вредителей
      + Torpağın münbitliyini qorumaq üçün | To keep the soil fertile | Чтобы сохранить плодородие почвы
      - Su sərfini artırmaq üçün | To use more water | Чтобы увеличить расход воды
      ? Fotosintez üçün hansı qaz udulur | Which gas does photosynthesis take in | Какой газ поглощается при фотосинтезе
      + Karbon qazı | Carbon dioxide | Углекислый газ
      - Oksigen | Oxygen | Кислород
      - Azot | Nitrogen | Азот
      ? Paxlalı bitkilər havadakı azotu bakteriyaların köməyi ilə mənimsəyir | Legumes use nitrogen of the air with the help of bacteria | Бобовые усваивают азот воздуха с помощью бактерий
      = true
      ? Torpağın şoranlaşmasının əsas səbəbi hansıdır | What mainly causes soils to become saline | Какова главная причина засоления почвы
      + Drenajsız artıq suvarma | Too much irrigation without drainage | Избыточный полив без дренажа
      - Dərin şum | Deep ploughing | Глубокая вспашка
      - Yaşıl gübrə | Green manure | Сидераты
      ? 1 hektar neçə kvadratmetrdir | How many square metres is one hectare | Сколько квадратных метров в гектаре
      + 10 000 | 10 000 | 10 000
      - 1 000 | 1 000 | 1 000
      - 100 000 | 100 000 | 100 000
      ? İnteqrasiyalı mühafizədə kimyəvi çiləmə nə vaxt tətbiq olunur | When does integrated protection spray chemicals | Когда в интегрированной защите применяют химию
      + Zərərverici iqtisadi həddi keçəndə | When the pest passes the economic threshold | Когда вредитель превышает экономический порог
      - Hər həftə | Every week | Каждую неделю
      - Yalnız yığımdan sonra | Only after harvest | Только после уборки
      ? Kalium çatışmazlığı ilk olaraq harada görünür | Where does lack of potassium show first | Где раньше всего видна нехватка калия
      + Yaşlı yarpaqların kənarında | On the edges of old leaves | По краям старых листьев
      - Köklərdə | On the roots | На корнях
      - Cavan yarpaqların ortasında | In the middle of young leaves | В середине молодых листьев
      ? Malçlama torpaqdan buxarlanmanı azaldır | Mulching lessens evaporation from the soil | Мульчирование уменьшает испарение из почвы
      = true
      ? Sahənizdə rast gəldiyiniz ən ciddi problemi və onun həllini təsvir edin | Describe the most serious problem of your field, and how you solved it | Опишите самую серьёзную проблему вашего поля и её решение
    `,
  },
  {
    of: { category: "crops", trainer: "leyla" },
    status: "DRAFT",
    days: [60, 90],
    passingScore: 50,
    duration: 30,
    hashtags: ["iqlim"],
    title: "İqlim riskləri üzrə sınaq imtahanı",
    description: "Hazırlanan imtahan: suallar mütəxəssislərlə razılaşdırılır.",
    crowd: 0,
    paper: `
      ? Quraqlıq riskini azaldan tədbirlər hansılardır
      + Malçlama
      + Quraqlığa davamlı sortlar
      - Torpağın tez-tez şumlanması
      ? Terraslar yamacda suyun axınını ləngidir
      = true
      ? Şaxta xəbərdarlığı alındıqda bağda nə etmək olar
      + Tüstüləmə və ya yağışyağdırma
      - Budama
      - Gübrələmə
      ? Örtük bitkilərinin faydası nədir
      + Torpağı eroziyadan qoruyur
      - Suyun buxarlanmasını artırır
      - Kölgəni azaldır
      ? Təsərrüfatınız üçün iki iqlim riskini adlandırın
    `,
  },
];
