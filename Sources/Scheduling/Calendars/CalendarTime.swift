import Core
import Foundation

/// A day or a moment of a calendar file: `20260616`, `20260616T090000Z`, `20260616T090000` on some clock.
struct CalendarTime: Sendable, Equatable {
    let day: LocalDate
    /// `nil`: the whole day.
    let second: Int?
    let zone: TimeZone

    init?(_ text: String, in zone: TimeZone) {
        let bytes = Array(text.utf8)
        guard bytes.count == 8 || ((bytes.count == 15 || bytes.count == 16) && bytes[8] == UInt8(ascii: "T")),
            let date = Self.number(bytes[..<8]), let day = LocalDate(year: date / 10_000, month: date / 100 % 100, day: date % 100)
        else { return nil }
        self.day = day
        guard bytes.count > 8 else {
            (second, self.zone) = (nil, zone)
            return
        }
        guard let clock = Self.number(bytes[9..<15]), clock < 240_000, clock / 100 % 100 < 60, clock % 100 <= 60 else { return nil }
        guard bytes.count == 15 || bytes[15] == UInt8(ascii: "Z") else { return nil }
        second = clock / 10_000 * 3600 + clock / 100 % 100 * 60 + clock % 100
        self.zone = bytes.count == 16 ? .gmt : zone
    }

    /// On another day, at the same hour of the clock.
    func minute(on day: LocalDate) -> Minute {
        Int((day.instant(secondOfDay: Double(second ?? 0), in: zone).timeIntervalSince1970 / 60).rounded(.down))
    }

    var minute: Minute { minute(on: day) }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return bytes.reduce(0) { $0 * 10 + Int($1 - 48) }
    }
}

/// How long an event lasts: `PT1H30M`, `P2D`, `P1W` (RFC 5545, 3.3.6). Negative ones are of alarms.
struct CalendarDuration {
    let minutes: Int

    init?(_ text: String) {
        var (minutes, number, isTime, hasOne) = (0, Int?.none, false, false)
        guard text.first == "P", text.utf8.count <= 20 else { return nil }
        for byte in text.utf8.dropFirst() {
            if (48...57).contains(byte) {
                number = min((number ?? 0) * 10 + Int(byte - 48), 1_000_000)
            } else if byte == UInt8(ascii: "T"), !isTime, number == nil {
                isTime = true
            } else {
                guard let count = number, let unit = Self.unit(byte, isTime) else { return nil }
                minutes += unit == 0 ? (count + 59) / 60 : count * unit
                (number, hasOne) = (nil, true)
            }
        }
        guard hasOne, number == nil else { return nil }
        self.minutes = minutes
    }

    private static func unit(_ byte: UInt8, _ isTime: Bool) -> Int? {
        switch (byte, isTime) {
        case (UInt8(ascii: "W"), false): 7 * 1440
        case (UInt8(ascii: "D"), false): 1440
        case (UInt8(ascii: "H"), true): 60
        case (UInt8(ascii: "M"), true): 1
        case (UInt8(ascii: "S"), true): 0
        default: nil
        }
    }
}
