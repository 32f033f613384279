import Foundation

/// Where the authority is, hence its holidays and the hour of its clock; and how far from the court the person lives.
public struct LegalPlace: Sendable, Equatable {
    /// Where the person lives, for the court's delays of distance (CJA R421-7).
    public enum Residence: String, Sendable, CaseIterable {
        case near, overseas, abroad

        /// What it adds to the delay to appeal.
        var additionalMonths: Int {
            switch self {
            case .near: 0
            case .overseas: 1
            case .abroad: 2
            }
        }
    }

    public let region: Region
    public let residence: Residence

    public init(_ region: Region = .metropolitan, residence: Residence = .near) { (self.region, self.residence) = (region, residence) }

    var workingDays: WorkingDays { WorkingDays(in: region) }
}

extension Region {
    /// The clock on the wall of the town hall: a request filed there at 23:59:59 was filed that day.
    public var timeZone: TimeZone {
        // Without the system's time zones every date the product shows is wrong: `admilib doctor` says so, and nothing should go on.
        TimeZone(identifier: timeZoneName)!
    }

    private var timeZoneName: String {
        switch self {
        case .metropolitan, .alsaceMoselle: "Europe/Paris"
        case .guadeloupe: "America/Guadeloupe"
        case .martinique: "America/Martinique"
        case .guyane: "America/Cayenne"
        case .reunion: "Indian/Reunion"
        case .mayotte: "Indian/Mayotte"
        case .saintBarthelemy: "America/St_Barthelemy"
        case .saintMartin: "America/Marigot"
        case .saintPierreEtMiquelon: "America/Miquelon"
        case .wallisEtFutuna: "Pacific/Wallis"
        case .polynesie: "Pacific/Tahiti"
        case .nouvelleCaledonie: "Pacific/Noumea"
        }
    }
}
