import Core
import Forms
import Foundation
import Storage

/// The counters that such a town would have: on every form there is a page where people stop, a question that they misunderstand and, sometimes, a piece
/// that nobody opens.
struct DemoEvidence: Sendable {
    static let months = 12

    let sheet: ProcedureSheet

    /// What happened in a month, to be counted on one day of it.
    func month(using generator: inout DemoGenerator) -> [FormCount] {
        var people = Int.random(in: 60...160, using: &generator)
        var counts: [FormCount] = []
        for page in sheet.form.pages {
            let stopped = people * (3 + DemoShare.percent(of: sheet.slug + page.id) / 8) / 100
            let here = page.condition == nil ? people : people / 2
            counts.append(count(page.id, "", .stopped, stopped))
            people -= stopped
            counts += passing(page.id, here - stopped, questions: page.fields.count, using: &generator) + fields(of: page, people: here)
        }
        return (counts + passing(FormFigures.checkPage, people, questions: 2, using: &generator)).filter { $0.number > 0 }
    }

    /// Half a minute for two questions; some take four times that.
    private func passing(_ page: String, _ people: Int, questions: Int, using generator: inout DemoGenerator) -> [FormCount] {
        (0..<max(0, people)).map { _ in
            let seconds = Double(questions) * 15 * Double.random(in: 0.4...4, using: &generator)
            return count(page, "", .passed(TimeSpent(seconds: seconds)), 1)
        }
    }

    private func fields(of page: Page, people: Int) -> [FormCount] {
        var given = 0
        let counts = page.fields.filter(\.kind.isAsked).flatMap { field -> [FormCount] in
            let share = DemoShare.percent(of: sheet.slug + field.id)
            let refused = people * (share > 85 ? 14 : share / 30) / 100
            given = max(given, refused)
            let corrected = count(page.id, field.id, .corrected, share % 17 == 0 ? people * 6 / 100 : share % 5 == 0 ? 1 : 0)
            guard field.takesFiles else { return [count(page.id, field.id, .refused, refused), corrected] }
            let files = field.condition == nil ? people * 7 / 10 : people / 6
            return [count(page.id, field.id, .given, files), count(page.id, field.id, .opened, share % 4 == 0 ? files / 50 : files * 9 / 10)]
        }
        return counts + [count(page.id, "", .refused, given)]
    }

    private func count(_ page: String, _ field: String, _ measure: FormMeasure, _ number: Int) -> FormCount {
        FormCount(version: sheet.version, page: page, field: field, measure: measure, number: number)
    }
}

/// A number from 0 to 99 that goes with a name, the same on every machine: what makes one question harder than another.
enum DemoShare {
    static func percent(of name: String) -> Int {
        Int(name.utf8.reduce(14_695_981_039_346_656_037 as UInt64) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 } % 100)
    }
}

extension DossiersFeature {
    /// A year of counters, one day of each month.
    func makeDemoEvidence(on sheets: [ProcedureSheet], seed: UInt64, now: Date) async throws {
        try await database.write { connection in
            var generator = DemoGenerator(seed: seed)
            for month in 0..<DemoEvidence.months {
                let day = LocalDate(now - Double(month * 30 + 5) * 86_400, in: .gmt)
                for sheet in sheets {
                    try connection.add(DemoEvidence(sheet: sheet).month(using: &generator), on: day)
                }
            }
        }
    }
}
