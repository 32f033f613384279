import Core
import Testing

@testable import Forms

@Suite("Dates")
struct DateTests {
    @Test(
        "A birthday, however it is written",
        arguments: [
            "03/03/1985", "3/3/1985", "3-3-85", "03.03.85", "03 03 1985", "3 mars 1985", "3 MARS 85", "le 3 mars 1985", "dimanche 3 mars 1985",
            "1985-03-03",
            "1985/03/03", "03031985", "030385", "3mars1985", "3, mars, 1985", "3 march 1985", "3rd March 1985", "3\u{A0}mars\u{A0}1985", "3 mar. 85",
            " 3/3/85 ",
        ])
    func forms(typed: String) {
        #expect(read(typed, .date(DateRule(latest: .today(plusDays: 0)))) == "1985-03-03")
    }

    @Test(
        "Months in full, shortened, with or without accents",
        arguments: [
            ("1er mars 85", "1985-03-01"), ("2 fevr. 2020", "2020-02-02"), ("2 févr 2020", "2020-02-02"), ("2 FÉVRIER 2020", "2020-02-02"),
            ("15 aout 2020", "2020-08-15"),
            ("15 août 2020", "2020-08-15"), ("5 juil. 2020", "2020-07-05"), ("5 juin 2020", "2020-06-05"), ("25 déc. 2020", "2020-12-25"),
            ("1 sept 2020", "2020-09-01"),
            ("12 July 2020", "2020-07-12"), ("5 jui 2020", "[forms.date.month]"), ("5 ma 2020", "[forms.date.month]"),
            ("5 brumaire 2020", "[forms.date.month]"),
        ])
    func months(typed: String, result: String) {
        #expect(read(typed, .date(DateRule())) == result)
    }

    @Test(
        "Days counted from today",
        arguments: [
            ("aujourd'hui", "2026-11-23"), ("Aujourd’hui", "2026-11-23"), ("hier", "2026-11-22"), ("avant-hier", "2026-11-21"),
            ("demain", "2026-11-24"),
            ("après-demain", "2026-11-25"), ("today", "2026-11-23"),
        ])
    func relative(typed: String, day: String) {
        #expect(read(typed, .date(DateRule())) == day)
    }

    @Test(
        "What is wrong is said",
        arguments: [
            ("30/02/2024", "[forms.date.impossible]"), ("31 avril 2024", "[forms.date.impossible]"), ("29/02/2023", "[forms.date.impossible]"),
            ("29/02/23", "[forms.date.impossible]"), ("32/01/2024", "[forms.date.day]"), ("0/1/2024", "[forms.date.day]"),
            ("03/25/1985", "[forms.date.month]"),
            ("3/3/985", "[forms.date.year]"), ("3/3/5", "[forms.date.year]"), ("3/3/0985", "[forms.date.year]"),
            ("3 mars", "[forms.date.year.missing]"),
            ("3/3", "[forms.date.year.missing]"), ("mars 1985", "[forms.date.day.missing]"), ("mars 3 1985", "[forms.date.unknown]"),
            ("1985", "[forms.date.unknown]"),
            ("bientôt", "[forms.date.unknown]"), ("3@3@1985", "[forms.date.unknown]"), ("3/3/1985/1", "[forms.date.unknown]"),
            ("33333333333", "[forms.date.unknown]"),
            ("3/3/19850", "[forms.date.year]"), ("", "blank"), ("  ", "blank"),
        ])
    func refused(typed: String, key: String) {
        #expect(read(typed, .date(DateRule())) == key)
    }

    @Test("An impossible day says how many days the month has")
    func impossible() {
        let result = Field.of(.date(DateRule())).read(FormInput(["it": ["30 février 2024"]]), name: "it", context: today)

        #expect(throws: UserMessage("forms.date.impossible", ["days": "29", "label": "La question"])) { try result.get() }
    }

    @Test(
        "Two figures of a year mean the century that the rule allows",
        arguments: [
            ("1/1/26", nil, nil, "2026-01-01"), ("1/1/55", nil, nil, "2055-01-01"), ("1/1/56", nil, nil, "1956-01-01"),
            ("12/12/26", nil, DateRule.Bound.today(plusDays: 0), "1926-12-12"), ("1/1/30", nil, .today(plusDays: 0), "1930-01-01"),
            ("3/3/85", DateRule.Bound.today(plusDays: 0), nil, "2085-03-03"), ("29/2/00", nil, nil, "2000-02-29"),
            ("1/1/30", .today(plusDays: 0), .today(plusDays: 365), "[forms.date.late]"),
        ] as [(String, DateRule.Bound?, DateRule.Bound?, String)])
    func century(typed: String, earliest: DateRule.Bound?, latest: DateRule.Bound?, result: String) {
        #expect(read(typed, .date(DateRule(earliest: earliest, latest: latest))) == result)
    }

    @Test(
        "Bounds count from the day of filing and are included",
        arguments: [
            ("23/11/2026", DateRule.Bound.today(plusDays: 0), DateRule.Bound.today(plusDays: 0), "2026-11-23"),
            ("22/11/2026", .today(plusDays: 0), nil, "[forms.date.notPast]"), ("24/11/2026", nil, .today(plusDays: 0), "[forms.date.notFuture]"),
            ("24/11/2026", .today(plusDays: 2), nil, "[forms.date.early]"), ("1/1/2027", nil, .day("2026-12-31"), "[forms.date.late]"),
            ("31/12/2026", .day("2026-12-31"), .day("2026-12-31"), "2026-12-31"),
        ] as [(String, DateRule.Bound?, DateRule.Bound?, String)])
    func bounds(typed: String, earliest: DateRule.Bound?, latest: DateRule.Bound?, result: String) {
        #expect(read(typed, .date(DateRule(earliest: earliest, latest: latest))) == result)
    }

    @Test("Three boxes, whose month may be a name")
    func boxes() {
        #expect(read(["it.day": "3", "it.month": "mars", "it.year": "85"], .date(DateRule())).answer == .text("1985-03-03"))
        #expect(read(["it.day": " 03", "it.month": "3", "it.year": "1985 "], .date(DateRule())).answer == .text("1985-03-03"))
        #expect(read(["it.day": "1er", "it.month": "3", "it.year": "1985"], .date(DateRule())).answer == .text("1985-03-01"))
        #expect(read(["it.day": "", "it.month": " ", "it.year": ""], .date(DateRule())) == (nil, []))
    }

    @Test(
        "The box to go back to is named",
        arguments: [
            (["it.day": "3", "it.month": "3"], "it.year: forms.date.year.missing"),
            (["it.month": "3", "it.year": "1985"], "it.day: forms.date.day.missing"),
            (["it.day": "30", "it.month": "2", "it.year": "1985"], "it.day: forms.date.impossible"),
            (["it.day": "3", "it.month": "13", "it.year": "1985"], "it.month: forms.date.month"),
            (["it.day": "3", "it.month": "mi", "it.year": "1985"], "it.month: forms.date.month"),
            (["it.day": "x", "it.month": "3", "it.year": "1985"], "it.day: forms.date.day"),
            (["it.day": "3", "it.month": "3", "it.year": "19 85"], "it.year: forms.date.year"), (["it": "30/2/1985"], "it: forms.date.impossible"),
        ])
    func boxNamed(boxes: [String: String], problem: String) {
        #expect(read(boxes, .date(DateRule())).problems == [problem])
    }

    @Test(
        "Times",
        arguments: [
            ("14h30", "14:30"), ("14:30", "14:30"), ("9 h", "09:00"), ("9h5", "09:05"), ("9", "09:00"), ("14.30", "14:30"), ("1430", "14:30"),
            ("midi", "12:00"),
            ("Minuit", "00:00"), ("14 h 30 min", "14:30"), ("9 heures", "09:00"), ("2 pm", "14:00"), ("12:05 am", "00:05"), ("14:30:00", "14:30"),
            ("00:00", "00:00"),
            ("24:00", "[forms.time.unknown]"), ("14h60", "[forms.time.unknown]"), ("14h30h", "[forms.time.unknown]"), ("tôt", "[forms.time.unknown]"),
            ("14 pm", "[forms.time.unknown]"), ("", "blank"),
        ])
    func times(typed: String, result: String) {
        #expect(read(typed, .time) == result)
    }
}
