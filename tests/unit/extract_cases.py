"""Sentences of our own in the styles of the wires, with what must be read from them.

Each case: name, publication day, text, expected incidents as (start, end, ISO keys, types, actor,
killed, injured); tolls are (low, high), None where not reported. A set of types or keys: any will do.
"""

from __future__ import annotations

N = None

CASES = [
    # class 1: aggregates
    (
        "sum_over_country",
        "2013-07-29",
        "A wave of car bombs and shootings across Iraq killed at least 60 people on Monday, officials said.",
        [],
    ),
    (
        "sum_with_parts",
        "2013-07-29",
        "Car bombs across Iraq killed 21 people on Monday, police said.\n\nIn Kut, a parked car bomb killed 12 people and wounded 30.\n\nAnother car bomb in Samawa killed nine, police said.",
        [
            ("2013-07-29", "2013-07-29", "IQ-WA", "bombing", "unknown", (12, 12), (30, 30)),
            ("2013-07-29", "2013-07-29", "IQ-MU", "bombing", "unknown", (9, 9), N),
        ],
    ),
    (
        "un_month",
        "2016-02-02",
        "A total of 849 Iraqis were killed and another 1,450 were injured in acts of terrorism in January 2016, according to UNAMI. Baghdad was the worst affected with 299 killed.",
        [],
    ),
    (
        "year_to_date",
        "2009-05-02",
        "More than 300 people have been killed in bombings in Mosul so far this year, according to police statistics.",
        [],
    ),
    # class 2: toll binding
    (
        "left_dead_and_wounded",
        "2010-03-03",
        "A suicide car bomb targeting a police station in Baquba left 12 people dead and 28 wounded on Wednesday, a police official said.",
        [("2010-03-03", "2010-03-03", "IQ-DI", "suicide_bombing", "unknown", (12, 12), (28, 28))],
    ),
    (
        "killing_and_wounding",
        "2008-06-17",
        "A truck bomb exploded in the Hurriyah neighborhood of Baghdad on Tuesday, killing 51 people and wounding 75, the US military said.",
        [("2008-06-17", "2008-06-17", "IQ-BG", "bombing", "unknown", (51, 51), (75, 75))],
    ),
    (
        "officer_and_soldiers",
        "2018-08-12",
        "A roadside bomb killed an Iraqi army officer and two soldiers near the town of Hawija on Sunday, a security source said.",
        [("2018-08-12", "2018-08-12", "IQ-KI", "ied", "unknown", (3, 3), N)],
    ),
    (
        "single_policeman",
        "2019-04-09",
        "Gunmen shot dead a policeman in the town of Abu Ghraib on Tuesday, police said.",
        [
            (
                "2019-04-09",
                "2019-04-09",
                "IQ-BG",
                {"armed_assault", "assassination"},
                "unknown",
                (1, 1),
                N,
            )
        ],
    ),
    (
        "dozen_wounded",
        "2014-03-09",
        "A suicide bomber drove a minibus rigged with explosives into a checkpoint in Hilla on Sunday, killing at least 45 people and wounding more than 150, officials said.",
        [("2014-03-09", "2014-03-09", "IQ-BB", "suicide_bombing", "unknown", (45, N), (150, N))],
    ),
    (
        "up_to",
        "2020-07-01",
        "Up to ten people were wounded when a hand grenade exploded in a cafe in Nasiriyah on Wednesday.",
        [("2020-07-01", "2020-07-01", "IQ-DQ", "bombing", "unknown", N, (0, 10))],
    ),
    # class 3: subsets and sums
    (
        "including_children",
        "2021-07-20",
        "At least 35 people, including eight children, were killed and more than 60 were wounded when a bomb went off in a market in Sadr City on Monday.",
        [("2021-07-19", "2021-07-19", "IQ-BG", "bombing", "unknown", (35, N), (60, N))],
    ),
    (
        "among_them",
        "2017-09-14",
        "Gunmen and suicide bombers attacked a restaurant near Nasiriyah on Thursday, killing at least 60 people, among them ten Iranians, a health official said.",
        [
            (
                "2017-09-14",
                "2017-09-14",
                "IQ-DQ",
                {"suicide_bombing", "armed_assault"},
                "unknown",
                (60, N),
                N,
            )
        ],
    ),
    (
        "of_whom",
        "2012-07-23",
        "Fifteen people, five of them soldiers, died in an attack on an army base in Dhuluiya on Monday.",
        [("2012-07-23", "2012-07-23", "IQ-SD", "armed_assault", "unknown", (15, 15), N)],
    ),
    (
        "man_aged",
        "2021-08-22",
        "Shelling killed a man, 35, and his two sons in the village of Hiror in Duhok province on Sunday.",
        [("2021-08-22", "2021-08-22", "IQ-DA", "rocket_or_drone_attack", "unknown", (3, 3), N)],
    ),
    # class 4: conflicting and revised
    (
        "rose_to",
        "2016-07-04",
        "The death toll from Sunday's suicide truck bombing in the Karrada district of Baghdad rose to 165 on Monday, the interior ministry said. Officials had earlier said 126 people were killed.",
        [("2016-07-03", "2016-07-03", "IQ-BG", "suicide_bombing", "unknown", (165, 165), N)],
    ),
    (
        "two_sources",
        "2015-08-13",
        "A truck bomb in a market in Sadr City killed at least 60 people on Thursday, police said. Hospital officials put the death toll at 76.",
        [("2015-08-13", "2015-08-13", "IQ-BG", "bombing", "unknown", (60, 76), N)],
    ),
    # class 5: attackers' losses
    (
        "attackers_lost",
        "2021-12-03",
        "Islamic State militants attacked a village near Makhmour late on Thursday, killing three villagers and ten Peshmerga fighters, Kurdish officials said. Four militants were also killed.",
        [("2021-12-02", "2021-12-02", {"IQ-AR", "IQ-NI"}, "armed_assault", "ISIS", (13, 13), N)],
    ),
    (
        "militants_are_targets",
        "2023-03-12",
        "Iraqi forces killed 22 Islamic State members in an operation in the desert of Anbar province on Sunday, the head of the Counter-Terrorism Service said.",
        [
            (
                "2023-03-12",
                "2023-03-12",
                "IQ-AN",
                "security_operation",
                "Iraqi security forces",
                (22, 22),
                N,
            )
        ],
    ),
    (
        "airstrike_on_militants",
        "2022-05-25",
        "Iraqi F-16 warplanes struck an Islamic State hideout in the Hamrin mountains in Diyala on Tuesday, killing five militants, the Security Media Cell said.",
        [
            (
                "2022-05-24",
                "2022-05-24",
                {"IQ-DI", "IQ-SD"},
                "airstrike",
                "Iraqi security forces",
                (5, 5),
                N,
            )
        ],
    ),
    # class 6: relative dates
    (
        "month_before",
        "2021-11-10",
        "Islamic State militants killed five soldiers in an attack on a checkpoint in Tarmiyah on Tuesday. In October, the group killed 11 people in a village in Diyala.",
        [
            ("2021-11-09", "2021-11-09", "IQ-BG", "armed_assault", "ISIS", (5, 5), N),
            ("2021-10-01", "2021-10-31", "IQ-DI", "armed_assault", "ISIS", (11, 11), N),
        ],
    ),
    (
        "day_earlier",
        "2013-09-22",
        "A suicide bomber killed 16 people at a Sunni funeral in Baghdad on Sunday. A day earlier, twin bombings killed 72 mourners in Sadr City.",
        [
            ("2013-09-22", "2013-09-22", "IQ-BG", "suicide_bombing", "unknown", (16, 16), N),
            ("2013-09-21", "2013-09-21", "IQ-BG", "bombing", "unknown", (72, 72), N),
        ],
    ),
    (
        "said_on",
        "2022-04-11",
        "A roadside bomb killed two policemen in Kirkuk on Saturday, a police officer said on Monday.",
        [("2022-04-09", "2022-04-09", "IQ-KI", "ied", "unknown", (2, 2), N)],
    ),
    (
        "overnight",
        "2021-09-05",
        "Islamic State fighters killed 13 policemen in an overnight attack on a checkpoint near Kirkuk, police and medics said on Sunday.",
        [("2021-09-04", "2021-09-05", "IQ-KI", "armed_assault", "ISIS", (13, 13), N)],
    ),
    (
        "last_week",
        "2023-08-28",
        "Last week, a Turkish drone strike killed two people in the Chamchamal district of Sulaymaniyah.",
        [("2023-08-21", "2023-08-27", "IQ-SU", "airstrike", "Turkey", (2, 2), N)],
    ),
    # class 7: dateline, speaker, hospital, origin
    (
        "dateline",
        "2021-05-01",
        "ERBIL (Kurdistan 24) – ISIS militants killed two Peshmerga fighters near the town of Pirde in Kirkuk province on Saturday, a security source told Kurdistan 24.",
        [("2021-05-01", "2021-05-01", "IQ-KI", "armed_assault", "ISIS", (2, 2), N)],
    ),
    (
        "hospital",
        "2020-02-15",
        "A mortar attack killed a child in a village in Diyala on Saturday. The wounded were taken to a hospital in Sulaimani.",
        [("2020-02-15", "2020-02-15", "IQ-DI", "rocket_or_drone_attack", "unknown", (1, 1), N)],
    ),
    (
        "origin",
        "2021-06-10",
        "Three truck drivers from Basra were kidnapped by gunmen near Rutba in Anbar province on Thursday, police said.",
        [("2021-06-10", "2021-06-10", "IQ-AN", "kidnapping", "unknown", N, N)],
    ),
    # class 9: several on one day
    (
        "two_in_baghdad",
        "2012-01-05",
        "A bomb hidden on a motorcycle exploded near day labourers in Sadr City on Thursday, killing eight people. Another bomb in Kadhimiya killed 15 people, police said.",
        [
            ("2012-01-05", "2012-01-05", "IQ-BG", "bombing", "unknown", (8, 8), N),
            ("2012-01-05", "2012-01-05", "IQ-BG", "bombing", "unknown", (15, 15), N),
        ],
    ),
    (
        "separately",
        "2014-11-01",
        "Gunmen killed four people in the town of Muqdadiyah on Saturday, police said.\n\nSeparately, a roadside bomb in Tuz Khurmatu killed two soldiers.",
        [
            ("2014-11-01", "2014-11-01", "IQ-DI", "armed_assault", "unknown", (4, 4), N),
            ("2014-11-01", "2014-11-01", "IQ-SD", "ied", "unknown", (2, 2), N),
        ],
    ),
    (
        "and_in",
        "2011-03-01",
        "Gunmen shot dead three people in Mosul and a car bomb wounded five in Tikrit on Tuesday, police said.",
        [
            ("2011-03-01", "2011-03-01", "IQ-NI", "armed_assault", "unknown", (3, 3), N),
            ("2011-03-01", "2011-03-01", "IQ-SD", "bombing", "unknown", N, (5, 5)),
        ],
    ),
    # class 10: chains
    (
        "reprisal",
        "2021-10-28",
        "Islamic State gunmen killed 15 people in the village of al-Rashad in Diyala on Tuesday night, officials said. A day later, armed men from the victims' tribe attacked the nearby village of Nahr al-Imam, killing eight people.",
        [
            ("2021-10-26", "2021-10-26", "IQ-DI", "armed_assault", "ISIS", (15, 15), N),
            (
                "2021-10-27",
                "2021-10-27",
                "IQ-DI",
                "armed_assault",
                {"tribal", "unknown"},
                (8, 8),
                N,
            ),
        ],
    ),
    # class 11: hard negatives
    (
        "fire",
        "2021-04-25",
        "A fire sparked by exploding oxygen tanks killed at least 82 people at a hospital in Baghdad late on Saturday, the interior ministry said.",
        [],
    ),
    (
        "traffic",
        "2022-08-01",
        "Twelve people were killed and 20 injured when a bus collided with a truck on the highway near Samawa on Monday, police said.",
        [],
    ),
    (
        "verdict",
        "2021-03-03",
        "A court in Baghdad sentenced five men to death on Wednesday for killing police officers.",
        [],
    ),
    (
        "speech",
        "2020-01-08",
        "The prime minister told parliament in Baghdad on Wednesday that attacks on foreign troops must stop and vowed to pursue the militants.",
        [],
    ),
    (
        "metaphor",
        "2019-05-02",
        "Prices exploded in Baghdad on Thursday and lawmakers attacked the budget during a heated battle over spending.",
        [],
    ),
    (
        "ferry",
        "2019-03-21",
        "At least 100 people drowned when a ferry capsized on the Tigris river in Mosul on Thursday.",
        [],
    ),
    (
        "anniversary",
        "2021-06-12",
        "Thousands of people marked the anniversary of the Camp Speicher massacre in Tikrit on Saturday.",
        [],
    ),
    (
        "stampede",
        "2019-09-10",
        "At least 31 people were crushed to death in a stampede at a shrine in Karbala on Tuesday, the health ministry said.",
        [],
    ),
    (
        "election",
        "2021-10-10",
        "Voters in Kirkuk and Mosul cast their ballots on Sunday amid tight security.",
        [],
    ),
    # class 12: abroad
    (
        "abroad",
        "2022-01-21",
        "On Thursday, IS attacked a prison in Hasakah in northeastern Syria, killing dozens of guards.",
        [],
    ),
    (
        "abroad_beside",
        "2019-10-14",
        "Turkish shelling killed three people in the Syrian town of Qamishli on Monday. In Iraq, a roadside bomb killed two policemen in Daquq on Sunday.",
        [("2019-10-13", "2019-10-13", "IQ-KI", "ied", "unknown", (2, 2), N)],
    ),
    # class 13: foiled or harmless
    (
        "no_casualties",
        "2020-12-20",
        "Rockets targeting the US embassy landed in the heavily fortified Green Zone in Baghdad on Sunday, causing no casualties, the Iraqi military said.",
        [
            (
                "2020-12-20",
                "2020-12-20",
                "IQ-BG",
                "rocket_or_drone_attack",
                "unknown",
                (0, 0),
                (0, 0),
            )
        ],
    ),
    (
        "shot_down",
        "2022-01-04",
        "Two explosive-laden drones were shot down near the Ain al-Asad base in Anbar on Tuesday, an official of the US-led coalition said. No one was hurt.",
        [
            (
                "2022-01-04",
                "2022-01-04",
                "IQ-AN",
                "rocket_or_drone_attack",
                "unknown",
                (0, 0),
                (0, 0),
            )
        ],
    ),
    # class 14: actor
    (
        "active_is_no_claim",
        "2022-12-18",
        "A bomb killed three soldiers near Hawija on Sunday, police said. No group has claimed the attack, but Islamic State militants are active in the area.",
        [("2022-12-18", "2022-12-18", "IQ-KI", {"bombing", "ied"}, "unknown", (3, 3), N)],
    ),
    (
        "claimed",
        "2021-01-21",
        "Two suicide bombers killed 32 people at a market in Tayaran Square in central Baghdad on Thursday. Islamic State claimed responsibility for the attack.",
        [("2021-01-21", "2021-01-21", "IQ-BG", "suicide_bombing", "ISIS", (32, 32), N)],
    ),
    (
        "blamed",
        "2009-08-20",
        "Truck bombs outside the foreign ministry in Baghdad killed at least 95 people on Wednesday. The government blamed al-Qaeda in Iraq for the attack.",
        [("2009-08-19", "2009-08-19", "IQ-BG", "bombing", "al-Qaeda", (95, N), N)],
    ),
    (
        "kataib",
        "2024-01-20",
        "The Islamic Resistance in Iraq said it fired rockets and ballistic missiles at the Ain al-Asad airbase in Anbar on Saturday.",
        [
            (
                "2024-01-20",
                "2024-01-20",
                "IQ-AN",
                "rocket_or_drone_attack",
                "Iran-backed militia",
                N,
                N,
            )
        ],
    ),
    (
        "iran_missiles",
        "2024-01-16",
        "Iran's Revolutionary Guards fired ballistic missiles at the city of Erbil late on Monday, killing four civilians and wounding six, the Kurdistan Region Security Council said.",
        [("2024-01-15", "2024-01-15", "IQ-AR", "rocket_or_drone_attack", "Iran", (4, 4), (6, 6))],
    ),
    (
        "us_strike",
        "2024-02-08",
        "A US drone strike killed a Kataib Hezbollah commander in eastern Baghdad on Wednesday, the Pentagon said.",
        [("2024-02-07", "2024-02-07", "IQ-BG", "airstrike", "US", (1, 1), N)],
    ),
    (
        "suspected",
        "2020-05-02",
        "Suspected Islamic State militants killed ten members of the Popular Mobilization Forces near Samarra overnight, a PMF statement said on Saturday.",
        [("2020-05-01", "2020-05-02", "IQ-SD", "armed_assault", "ISIS", (10, 10), N)],
    ),
    # class 15: families
    (
        "assassination",
        "2020-07-06",
        "Gunmen on a motorcycle shot dead the security analyst Husham al-Hashimi outside his home in Baghdad on Monday, security officials said.",
        [("2020-07-06", "2020-07-06", "IQ-BG", "assassination", "unknown", (1, 1), N)],
    ),
    (
        "clash",
        "2022-08-30",
        "Clashes between supporters of Moqtada al-Sadr and rival militias in Baghdad's Green Zone killed at least 22 people on Monday, medics said.",
        [
            (
                "2022-08-29",
                "2022-08-29",
                "IQ-BG",
                {"clash", "protest_violence"},
                {"Mahdi Army", "unknown", "protesters"},
                (22, N),
                N,
            )
        ],
    ),
    (
        "protest",
        "2019-11-28",
        "Security forces opened fire on protesters in Nasiriyah on Thursday, killing at least 25 people and wounding 200, medical sources said.",
        [
            (
                "2019-11-28",
                "2019-11-28",
                "IQ-DQ",
                "protest_violence",
                "Iraqi security forces",
                (25, N),
                (200, 200),
            )
        ],
    ),
    (
        "arrests",
        "2023-02-14",
        "Asayish forces arrested six ISIS suspects in Erbil province on Tuesday, the Kurdistan Region Security Council said in a statement.",
        [("2023-02-14", "2023-02-14", "IQ-AR", "security_operation", "Peshmerga", N, N)],
    ),
    (
        "cache",
        "2022-03-03",
        "Security forces seized rockets, mortar shells and explosive devices in a cache in the Jazira area of Anbar on Thursday, the Security Media Cell said.",
        [
            (
                "2022-03-03",
                "2022-03-03",
                "IQ-AN",
                "security_operation",
                "Iraqi security forces",
                N,
                N,
            )
        ],
    ),
    (
        "kidnap",
        "2014-06-12",
        "Islamic State in Iraq and the Levant militants kidnapped 48 Turkish citizens from the consulate in Mosul on Wednesday, officials said.",
        [("2014-06-11", "2014-06-11", "IQ-NI", "kidnapping", "ISIS", N, N)],
    ),
    (
        "pkk",
        "2024-03-12",
        "A Turkish soldier was killed in an attack by PKK militants in Metina in northern Iraq's Duhok province on Tuesday, Turkey's defence ministry said.",
        [("2024-03-12", "2024-03-12", "IQ-DA", "armed_assault", "PKK", (1, 1), N)],
    ),
    (
        "tribal",
        "2022-02-10",
        "Five people were killed and seven wounded in tribal clashes north of Basra on Thursday, a police source said.",
        [("2022-02-10", "2022-02-10", "IQ-BA", "clash", "tribal", (5, 5), (7, 7))],
    ),
    # class 16: spellings
    (
        "salahaddin",
        "2022-07-14",
        "ISIS gunmen attacked a police post in Salah al-Din governorate on Wednesday evening, killing two policemen.",
        [("2022-07-13", "2022-07-13", "IQ-SD", "armed_assault", "ISIS", (2, 2), N)],
    ),
    (
        "baqouba",
        "2007-08-28",
        "A car bomb in Ba'quba killed seven people on Tuesday.",
        [("2007-08-28", "2007-08-28", "IQ-DI", "bombing", "unknown", (7, 7), N)],
    ),
    # class 18: boilerplate
    (
        "victory",
        "2023-05-05",
        "Iraq declared victory over Islamic State in December 2017 but remnants of the group still carry out hit-and-run attacks in Kirkuk, Diyala and Salahuddin.",
        [],
    ),
    (
        "mosul_2014",
        "2016-03-04",
        "Islamic State seized Mosul in 2014 and declared a caliphate over large parts of Iraq and Syria.",
        [],
    ),
]
