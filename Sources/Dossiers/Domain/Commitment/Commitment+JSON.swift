import Core
import Law

extension Commitment {
    /// As a line of the history keeps it: a service that changes what it undertakes still owes what it promised.
    var json: JSON {
        var json: [String: JSON] = ["week": .string(hours.week.description), "region": .string(hours.region.rawValue)]
        if let look { json["look"] = .string(look.description) }
        if let answer { json["answer"] = .string(answer.description) }
        return .object(json)
    }

    init?(_ json: JSON) {
        guard let week = json["week"]?.string.flatMap(WorkWeek.init), let region = json["region"]?.string.flatMap(Region.init) else { return nil }
        self.init(
            look: json["look"]?.string.flatMap(WorkSpan.init), answer: json["answer"]?.string.flatMap(WorkSpan.init),
            hours: WorkingHours(week, in: region))
    }
}
