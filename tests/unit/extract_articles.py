"""Short articles of our own, with headline, dateline, background and boilerplate.

Same form as the cases, with a headline before the text.
"""

from __future__ import annotations

N = None

ARTICLES = [
    (
        "ap_roundup_2007",
        "2007-04-18",
        "Bombs kill 157 in Baghdad",
        "BAGHDAD (AP) - Four large bombs exploded in mainly Shiite areas of Baghdad on Wednesday, killing at least 157 people and wounding scores, police and hospital officials said.\n\nIn the deadliest of the attacks, a parked car bomb went off in a crowd of workers at the Sadriyah market in central Baghdad, killing at least 127 people and wounding 148, including men who were rebuilding the market after an earlier bombing.\n\nAbout an hour earlier, a suicide car bomber rammed into an Iraqi police checkpoint at an entrance to Sadr City, killing at least 41 people and wounding 76, police said.\n\nThe US-led invasion of 2003 toppled Saddam Hussein.",
        [
            ("2007-04-18", "2007-04-18", "IQ-BG", "bombing", "unknown", (127, N), (148, 148)),
            ("2007-04-18", "2007-04-18", "IQ-BG", "suicide_bombing", "unknown", (41, N), (76, 76)),
        ],
    ),
    (
        "reuters_soldiers",
        "2010-09-08",
        "Two U.S. soldiers killed in Iraq",
        "BAGHDAD (Reuters) - A man in Iraqi army uniform opened fire on U.S. troops at a base near Tuz Khurmatu, killing two soldiers and wounding nine, the U.S. military said on Tuesday.\n\nThe attacker was shot dead. It was the first such attack since U.S. combat operations formally ended on August 31.",
        [
            (
                "2010-09-07",
                "2010-09-07",
                "IQ-SD",
                "armed_assault",
                {"unknown", "individual"},
                (2, 2),
                (9, 9),
            )
        ],
    ),
    (
        "xinhua",
        "2019-10-05",
        "6 security members killed in IS attack in eastern Iraq",
        "BAGHDAD, Oct. 5 (Xinhua) -- Six security members were killed and four others wounded on Saturday in an attack by Islamic State (IS) militants in the eastern province of Diyala, a provincial police source said.\n\nIS militants attacked a checkpoint manned by federal police near the town of Jalawla, some 135 km northeast of the Iraqi capital Baghdad, Alaa al-Saadi of the provincial police told Xinhua.\n\nThe security situation in Iraq has improved since Iraqi forces fully defeated the extremist IS militants across the country late in 2017.",
        [("2019-10-05", "2019-10-05", "IQ-DI", "armed_assault", "ISIS", (6, 6), (4, 4))],
    ),
    (
        "shafaq_short",
        "2023-06-11",
        "IED explosion kills two civilians in Kirkuk",
        "Shafaq News/ An improvised explosive device exploded in Kirkuk governorate on Sunday, claiming the lives of two civilians, a security source reported.\n\nThe source told Shafaq News Agency that the IED, planted on an agricultural road in the Dibis district, targeted a vehicle carrying two farmers.",
        [("2023-06-11", "2023-06-11", "IQ-KI", "ied", "unknown", (2, 2), N)],
    ),
    (
        "rudaw_turkey",
        "2022-06-17",
        "Turkish drone strike kills four in Sinjar",
        "ERBIL, Kurdistan Region - A Turkish drone targeted a headquarters of the Sinjar Resistance Units (YBS) in the Sinone sub-district of Sinjar on Wednesday, killing four people including a 12-year-old child, local officials told Rudaw.\n\nTurkey regularly carries out airstrikes against the PKK in northern Iraq.",
        [("2022-06-15", "2022-06-15", "IQ-NI", "airstrike", "Turkey", (4, 4), N)],
    ),
    (
        "bodies_2007",
        "2007-01-10",
        "Police find 60 bodies in Baghdad",
        "BAGHDAD - Police found the bodies of 60 men in various parts of Baghdad on Tuesday, most of them shot in the head and showing signs of torture, an interior ministry official said.",
        [
            (
                "2007-01-09",
                "2007-01-09",
                "IQ-BG",
                {"other", "assassination", "armed_assault"},
                "unknown",
                (60, 60),
                N,
            )
        ],
    ),
    (
        "protest_basra",
        "2018-09-07",
        "Protesters torch Iranian consulate in Basra",
        "Protesters stormed the Iranian consulate in the southern Iraqi city of Basra on Friday and set it on fire, a witness said.\n\nAt least 10 demonstrators have been killed since Monday in clashes with security forces, health officials said.",
        [("2018-09-07", "2018-09-07", "IQ-BA", "protest_violence", "protesters", N, N)],
    ),
    (
        "rocket_erbil",
        "2021-02-16",
        "Rocket attack on US-led forces in Erbil kills contractor",
        "ERBIL (Reuters) - A rocket attack on US-led forces in northern Iraq killed a civilian contractor on Monday and injured nine people, including a U.S. service member, the coalition said.\n\nThe rockets landed in and around Erbil International Airport. A group calling itself Saraya Awliya al-Dam claimed responsibility for the attack.",
        [
            (
                "2021-02-15",
                "2021-02-15",
                "IQ-AR",
                "rocket_or_drone_attack",
                "Iran-backed militia",
                (1, 1),
                (9, 9),
            )
        ],
    ),
    (
        "camp_speicher_verdict",
        "2016-08-21",
        "Iraq hangs 36 men over Speicher massacre",
        "BAGHDAD - Iraq executed 36 men convicted over the killing of hundreds of soldiers, the justice ministry said on Sunday.\n\nIslamic State militants killed as many as 1,700 soldiers at Camp Speicher near Tikrit in June 2014.",
        [("2014-06-01", "2014-06-30", "IQ-SD", "armed_assault", "ISIS", (0, 1700), N)],
    ),
    (
        "visit",
        "2021-03-08",
        "Pope ends visit to Iraq",
        "MOSUL - Pope Francis prayed among the ruins of churches in Mosul on Sunday, on the third day of a visit to Iraq. Islamic State overran the city in 2014 and killed thousands of people.",
        [],
    ),
    (
        "market_bomb_claim",
        "2021-07-20",
        "Dozens killed in Baghdad market bombing on eve of Eid",
        "BAGHDAD (AFP) - A bomb tore through a crowded market in the Sadr City suburb of Baghdad on Monday evening, killing at least 28 people, medics said, one of the deadliest attacks in the capital in years.\n\nEight women and seven children were among the dead. More than 50 people were wounded.\n\nThe Islamic State group claimed the attack on its Telegram channel, saying a suicide bomber named Abu Hamza al-Iraqi had blown himself up.\n\nIn January, IS claimed a twin suicide bombing that killed 32 people at a market in Tayaran Square in Baghdad.",
        [
            (
                "2021-07-19",
                "2021-07-19",
                "IQ-BG",
                {"bombing", "suicide_bombing"},
                "ISIS",
                (28, N),
                (50, N),
            ),
            ("2021-01-01", "2021-01-31", "IQ-BG", "suicide_bombing", "ISIS", (32, 32), N),
        ],
    ),
    (
        "assassination_attempt",
        "2021-11-07",
        "Iraqi PM survives drone attack on home",
        "Iraq's prime minister, Mustafa al-Kadhimi, escaped unhurt on Sunday when a drone laden with explosives targeted his residence in Baghdad's Green Zone, the military said. Seven of his guards were injured.\n\nNo group has claimed responsibility.",
        [
            (
                "2021-11-07",
                "2021-11-07",
                "IQ-BG",
                {"rocket_or_drone_attack", "assassination"},
                "unknown",
                {N, (0, 0)},
                (7, 7),
            )
        ],
    ),
    (
        "k24_peshmerga",
        "2021-12-08",
        "ISIS attack kills Peshmerga in Kirkuk province",
        "ERBIL (Kurdistan 24) – Four Peshmerga fighters were killed and five others wounded in an ISIS attack on their base in the village of Qara Salem, northwest of Kirkuk, on Sunday night, the Ministry of Peshmerga said.\n\nOn Friday, ISIS killed thirteen people, including ten Peshmerga, in an attack on the village of Khidir Jija in the Makhmour district.\n\nThe so-called Islamic State was defeated in 2017.",
        [
            ("2021-12-05", "2021-12-05", "IQ-KI", "armed_assault", "ISIS", (4, 4), (5, 5)),
            ("2021-12-03", "2021-12-03", {"IQ-AR", "IQ-NI"}, "armed_assault", "ISIS", (13, 13), N),
        ],
    ),
    (
        "ambush_rescuers",
        "2020-11-22",
        "Ten killed in IS ambush north of Baghdad",
        "TIKRIT, Iraq (AFP) - An Islamic State ambush north of Baghdad killed six Iraqi security forces and four civilians on Saturday, police and a local official said.\n\nA roadside bomb hit a car as it drove near Zuwiya, some 200 kilometres north of the capital. When a rescue team of policemen and members of the Hashed al-Shaabi arrived, the jihadists opened fire on them.",
        [("2020-11-21", "2020-11-21", "IQ-SD", {"armed_assault", "ied"}, "ISIS", (10, 10), N)],
    ),
    (
        "us_strike_militia",
        "2019-12-30",
        "US strikes hit Iran-backed militia in Iraq and Syria",
        "The US military carried out airstrikes on five facilities of the Kataib Hezbollah militia in Iraq and Syria on Sunday. At least 25 fighters were killed and 55 wounded when three bases near al-Qaim in Anbar province were hit, militia sources said.\n\nThe raids came two days after a rocket attack killed an American contractor at the K1 base in Kirkuk.",
        [
            ("2019-12-29", "2019-12-29", "IQ-AN", "airstrike", "US", (25, N), (55, 55)),
            ("2019-12-27", "2019-12-27", "IQ-KI", "rocket_or_drone_attack", "unknown", (1, 1), N),
        ],
    ),
    (
        "stats_year",
        "2013-12-31",
        "Iraq violence kills 8,000 in 2013",
        "At least 7,818 civilians and 1,050 members of the security forces were killed in violent attacks across Iraq in 2013, the United Nations said on Wednesday.\n\nThe UN said 759 people were killed in December alone. Baghdad was the worst affected province.",
        [],
    ),
    (
        "tribal_feud",
        "2023-09-03",
        "Tribal clashes kill three in Dhi Qar",
        "Shafaq News/ Armed clashes between two tribes in Dhi Qar governorate on Saturday evening left three people dead and nine injured, a security source said. The source added that the clashes erupted in the al-Islah district over an old dispute.",
        [("2023-09-02", "2023-09-02", "IQ-DQ", "clash", "tribal", (3, 3), (9, 9))],
    ),
    (
        "arrest_baghdad",
        "2022-05-22",
        "Security forces arrest ISIS leader in Baghdad",
        "Baghdad (IraqiNews.com) – The Iraqi security forces arrested on Saturday an ISIS leader in Baghdad who had been wanted since 2016, the Security Media Cell said in a statement.",
        [
            (
                "2022-05-21",
                "2022-05-21",
                "IQ-BG",
                "security_operation",
                "Iraqi security forces",
                N,
                N,
            )
        ],
    ),
    (
        "kidnap_wedding",
        "2009-02-11",
        "Gunmen kill family in Diyala",
        "BAQUBA, Iraq (Reuters) - Gunmen stormed a house and killed a woman and four of her children in Balad Ruz, 45 miles northeast of Baghdad, on Tuesday, police said. The motive was not known.",
        [("2009-02-10", "2009-02-10", "IQ-DI", "armed_assault", "unknown", (5, 5), N)],
    ),
    (
        "pilgrims",
        "2010-02-03",
        "Bomb kills Shiite pilgrims near Karbala",
        "KARBALA, Iraq (AP) - A bomb on a parked motorcycle killed at least 20 pilgrims and wounded 110 outside the holy city of Karbala on Wednesday, a health official said.\n\nThe blast came two days after a female suicide bomber killed 54 pilgrims in northern Baghdad.",
        [
            ("2010-02-03", "2010-02-03", "IQ-KA", "bombing", "unknown", (20, N), (110, 110)),
            ("2010-02-01", "2010-02-01", "IQ-BG", "suicide_bombing", "unknown", (54, 54), N),
        ],
    ),
    (
        "muthanna_oil",
        "2020-03-05",
        "Oil price dispute",
        "Oil workers in Muthanna province blocked a road on Thursday to demand jobs. Lawmakers in Baghdad killed a bill on oil revenue.",
        [],
    ),
]
