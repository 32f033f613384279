import Core
import Web

/// A day of three boxes, as it was typed.
struct TypedDay {
    var day = ""
    var month = ""
    var year = ""

    init() {}

    init(_ date: LocalDate?) {
        guard let date else { return }
        (day, month, year) = ("\(date.day)", "\(date.month)", "\(date.year)")
    }

    init(_ form: SentForm, _ name: String) {
        (day, month, year) = (form.text("\(name).day") ?? "", form.text("\(name).month") ?? "", form.text("\(name).year") ?? "")
    }

    var isEmpty: Bool { day.isEmpty && month.isEmpty && year.isEmpty }

    var date: LocalDate? {
        guard let year = Int(year), let month = Int(month), let day = Int(day), (2000...2100).contains(year) else { return nil }
        return LocalDate(year: year, month: month, day: day)
    }

    func input(_ question: Question) -> DateInput { DateInput(question, day: day, month: month, year: year) }
}

/// Days written one a line.
enum TypedDates {
    /// `12/09/2026`, `12.9.2026`, `2026-09-12`; `nil` when one of them is no day, or when there are too many.
    static func days(_ text: String) -> Set<LocalDate>? {
        let lines = text.split { $0 == "\n" || $0 == "," || $0 == ";" }.map { String($0).filter { $0 != " " && $0 != "\u{A0}" } }.filter {
            !$0.isEmpty
        }
        let days = lines.compactMap(day)
        return days.count == lines.count && days.count <= 200 ? Set(days) : nil
    }

    private static func day(_ text: String) -> LocalDate? {
        let parts = text.split { $0 == "/" || $0 == "." || $0 == "-" }.map { Int($0) ?? 0 }
        let day = parts.count == 3 ? LocalDate(year: parts[2], month: parts[1], day: parts[0]) ?? LocalDate(text) : nil
        return day.flatMap { (2000...2100).contains($0.year) ? $0 : nil }
    }
}
