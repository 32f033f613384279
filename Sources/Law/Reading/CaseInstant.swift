import Core
import Foundation

extension CaseField {
    /// The day that it was on the authority's clock at an instant like `2026-04-30T23:59:30+02:00` (RFC 3339). Without its offset, an instant is not one.
    func day(in zone: TimeZone) throws(CaseFault) -> LocalDate {
        guard let day = value.string.flatMap({ Self.day(of: $0, in: zone) }) else {
            throw fault("an instant with its offset, like 2026-04-30T23:59:30+02:00")
        }
        return day
    }

    private static func day(of text: String, in zone: TimeZone) -> LocalDate? {
        let form = /(\d{4}-\d\d-\d\d)[Tt](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?([Zz]|[+-]\d\d:\d\d)/
        guard let parts = text.wholeMatch(of: form)?.output, let day = LocalDate(String(parts.1)), (1900...2200).contains(day.year),
            let hour = Int(parts.2), hour < 24, let minute = Int(parts.3), minute < 60, let second = Int(parts.4 ?? "0"), second <= 60,
            let offset = seconds(ofOffset: parts.5)
        else { return nil }
        // A leap second belongs to the minute that it ends: 23:59:60 is still that day.
        let seconds = day.dayNumber * 86_400 + hour * 3600 + minute * 60 + min(second, 59) - offset
        return LocalDate(Date(timeIntervalSince1970: Double(seconds)), in: zone)
    }

    private static func seconds(ofOffset text: Substring) -> Int? {
        if text == "Z" || text == "z" { return 0 }
        guard let hours = Int(text.dropFirst().prefix(2)), let minutes = Int(text.suffix(2)), hours < 24, minutes < 60 else { return nil }
        return (text.hasPrefix("-") ? -1 : 1) * (hours * 3600 + minutes * 60)
    }
}
