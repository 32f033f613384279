import Core

/// What a published figure is about: the requests that it counts are those that are in all its bounds.
struct Extent: Sendable, Hashable {
    /// Figures of two measures tell nothing of each other by subtraction.
    let measure: String
    let units: Set<UnitID>
    var procedure: String?
    var channel: String?
    var district: String?
    /// The question whose answers it counts, `motif`, or one of them, `motif=autre`: those who may be asked are within all.
    var answer: String?
    /// The status or the effect.
    var part: String?
    /// The hour of the day, or the day of the week.
    var rhythm: String?
    /// Months, both included.
    var from: String
    var to: String

    /// All that a table is about.
    init(_ question: StatisticsQuestion, units: [UnitID]) {
        measure = question.measure == .delay ? "\(question.measure.rawValue) \(question.path)" : question.measure.rawValue
        self.units = Set(question.unit.map { unit in units.filter { $0 == unit } } ?? units)
        (procedure, channel, district) = (question.procedure?.description, question.channel?.rawValue, question.district)
        answer = question.question.map { asked in question.answer.map { "\(asked)=\($0)" } ?? asked.description }
        let years = question.years
        (from, to) = question.group.isRhythm ? ("\(years.from)-01", "\(years.to)-12") : (question.from, question.to)
        // What is open is open now, whatever the months.
        if question.measure == .open { (from, to) = ("", "") }
    }

    private init(measure: String, units: Set<UnitID>, of other: Extent) {
        (self.measure, self.units, procedure, channel) = (measure, units, other.procedure, other.channel)
        (district, answer, part, rhythm, from, to) = (other.district, other.answer, other.part, other.rhythm, other.from, other.to)
    }

    /// What a line of a table is about.
    func line(_ key: String, by group: StatisticsQuestion.Group) -> Extent {
        var line = self
        switch group {
        case .procedure: line.procedure = key
        case .unit: line = Extent(measure: measure, units: Set([UnitID(key)].compactMap(\.self)), of: self)
        case .channel: line.channel = key
        case .district: line.district = key
        case .answer: line.answer = answer.map { "\($0)=\(key)" }
        case .status, .effect: line.part = key
        case .month: (line.from, line.to) = (key, key)
        case .weekday: line.rhythm = "day \(key)"
        case .hour: line.rhythm = "hour \(key)"
        }
        return line
    }

    /// Whether all that the other counts is counted here too.
    func holds(_ other: Extent) -> Bool {
        func isWithin(_ own: String?, _ others: String?) -> Bool { own == nil || own == others }
        return measure == other.measure && other.units.isSubset(of: units) && from <= other.from && other.to <= to
            && isWithin(procedure, other.procedure) && isWithin(channel, other.channel) && isWithin(district, other.district)
            && (isWithin(answer, other.answer) || other.answer?.hasPrefix((answer ?? "") + "=") == true)
            && isWithin(part, other.part) && isWithin(rhythm, other.rhythm)
    }
}
