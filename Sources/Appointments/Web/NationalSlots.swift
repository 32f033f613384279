import Core
import Foundation
import NIOCore
import Scheduling

/// The free times of many places, as the State's engine reads them: hundreds of thousands, so their text is written at once, without a `JSON` of each.
struct NationalSlots {
    private let site: String
    private let days: ClosedRange<LocalDate>
    private var buffer = ByteBuffer(string: "{")
    private var isEmpty = true

    init(site: String, days: ClosedRange<LocalDate>) { (self.site, self.days) = (site, days) }

    /// - Parameter free: the address of the page and the sorted times of each type, the one that is shown first when two give the same time.
    mutating func add(_ place: Place, _ free: [(link: String, starts: [Minute])]) {
        open("\(place.id)")
        let clock = WallClock(place.details.zone, covering: days)
        let links = free.map { JSON.string("\(site)\($0.link)&debut=").text.dropLast() }.map { Array($0.utf8) }
        var (isFirst, day) = (true, ShownDay())
        for (start, type) in Self.merged(free.map(\.starts)) {
            buffer.writeStaticString(isFirst ? "{\"callback_url\":" : ",{\"callback_url\":")
            buffer.writeBytes(links[type])
            buffer.writeString(String(start))
            buffer.writeStaticString("\",\"datetime\":\"")
            day.write(start, clock, to: &buffer)
            buffer.writeStaticString("\"}")
            isFirst = false
        }
        buffer.writeStaticString("]")
    }

    /// A place that is not ours has none; an error would be taken for a breakdown.
    mutating func add(unknown id: String) {
        open(id)
        buffer.writeStaticString("]")
    }

    var ended: ByteBuffer {
        var whole = buffer
        whole.writeStaticString("}")
        return whole
    }

    private mutating func open(_ id: String) {
        if !isEmpty { buffer.writeStaticString(",") }
        isEmpty = false
        buffer.writeBytes(JSON.string(id).bytes)
        buffer.writeStaticString(":[")
    }

    /// In order, each time once.
    private static func merged(_ starts: [[Minute]]) -> [(start: Minute, type: Int)] {
        guard starts.count > 1 else { return (starts.first ?? []).map { ($0, 0) } }
        var result: [(start: Minute, type: Int)] = []
        let all = starts.enumerated().flatMap { type, starts in starts.map { (start: $0, type: type) } }
        for one in all.sorted(by: { ($0.start, $0.type) < ($1.start, $1.type) }) where result.last?.start != one.start { result.append(one) }
        return result
    }

    /// The hour of the clock on the wall, with a Z that says otherwise: « l'heure qui sera affichée est l'heure exacte que l'on trouve dans la
    /// réponse » (the hub's documentation). A true offset would be shown an hour or two late.
    private struct ShownDay {
        private var midnight = Int.min
        private var text: [UInt8] = []

        mutating func write(_ minute: Minute, _ clock: WallClock, to buffer: inout ByteBuffer) {
            let shown = minute + clock.offset(at: minute)
            let day = shown / 1440
            if day * 1440 != midnight { (midnight, text) = (day * 1440, Array("\(LocalDate(dayNumber: day))T".utf8)) }
            let (hour, minutes) = ((shown - midnight) / 60, (shown - midnight) % 60)
            buffer.writeBytes(text)
            buffer.writeBytes([Self.digit(hour / 10), Self.digit(hour % 10), UInt8(ascii: ":")])
            buffer.writeBytes([Self.digit(minutes / 10), Self.digit(minutes % 10), UInt8(ascii: "Z")])
        }

        private static func digit(_ number: Int) -> UInt8 { UInt8(48 + number) }
    }
}
