import Core

/// Why a file of districts is refused. Nothing is changed then.
enum DistrictFault: Problem, Equatable {
    case noFile
    case tooLarge
    /// It is no GeoJSON collection of features (RFC 7946, §3.3).
    case notGeoJSON
    case lambert
    /// Its coordinates are no degrees.
    case projected
    /// Latitude before longitude.
    case swapped
    case noDistrict
    case tooManyDistricts
    case tooManyPoints
    /// A feature by its rank, or its name when it has one.
    case notAnArea(feature: String, type: String)
    case badPosition(feature: String)
    case openRing(feature: String)
    case flatRing(feature: String)
    /// An outline crosses itself or another one of its district.
    case crossing(feature: String, point: GroundPoint)
    /// Too many of its segments lie beside each other for anybody to see whether they cross.
    case tangled(feature: String)
    /// Wider than any district.
    case tooWide(feature: String)
    /// One is nearly all in the other.
    case sameGround(String, String)
    case tooManyProperties
    /// Which property holds the names must be said: those of the file.
    case whichName(properties: [String])
    case unknownProperty(String, properties: [String])
    case noName(feature: String, property: String)
    case longName(feature: String)
    case sameName(String)
    /// Somebody else changed the districts since the page was shown.
    case changedMeanwhile

    var kind: ProblemKind { self == .changedMeanwhile ? .conflict : .invalid }

    var message: UserMessage {
        switch self {
        case .noFile: UserMessage("insight.district.fault.noFile")
        case .tooLarge: UserMessage("insight.district.fault.tooLarge", ["most": String(DistrictFile.mostBytes >> 20)])
        case .notGeoJSON: UserMessage("insight.district.fault.notGeoJSON")
        case .lambert: UserMessage("insight.district.fault.lambert")
        case .projected: UserMessage("insight.district.fault.projected")
        case .swapped: UserMessage("insight.district.fault.swapped")
        case .noDistrict: UserMessage("insight.district.fault.noDistrict")
        case .tooManyDistricts: UserMessage("insight.district.fault.tooManyDistricts", ["most": String(DistrictFile.mostDistricts)])
        case .tooManyPoints: UserMessage("insight.district.fault.tooManyPoints", ["most": String(DistrictFile.mostPoints)])
        case .notAnArea(let feature, let type): UserMessage("insight.district.fault.notAnArea", ["feature": feature, "type": type])
        case .badPosition(let feature): UserMessage("insight.district.fault.badPosition", ["feature": feature])
        case .openRing(let feature): UserMessage("insight.district.fault.openRing", ["feature": feature])
        case .flatRing(let feature): UserMessage("insight.district.fault.flatRing", ["feature": feature])
        case .crossing(let feature, let point): UserMessage("insight.district.fault.crossing", ["feature": feature, "point": point.inDegrees])
        case .tangled(let feature): UserMessage("insight.district.fault.tangled", ["feature": feature])
        case .tooWide(let feature): UserMessage("insight.district.fault.tooWide", ["feature": feature])
        case .sameGround(let first, let second): UserMessage("insight.district.fault.sameGround", ["first": first, "second": second])
        case .tooManyProperties: UserMessage("insight.district.fault.tooManyProperties", ["most": String(DistrictFile.mostProperties)])
        case .whichName(let properties): UserMessage("insight.district.fault.whichName", ["properties": Self.list(properties)])
        case .unknownProperty(let name, let properties):
            UserMessage("insight.district.fault.unknownProperty", ["property": name, "properties": Self.list(properties)])
        case .noName(let feature, let property): UserMessage("insight.district.fault.noName", ["feature": feature, "property": property])
        case .longName(let feature):
            UserMessage("insight.district.fault.longName", ["feature": feature, "most": String(District.longestName)])
        case .sameName(let name): UserMessage("insight.district.fault.sameName", ["name": name])
        case .changedMeanwhile: UserMessage("insight.district.fault.changedMeanwhile")
        }
    }

    private static func list(_ names: [String]) -> String { names.prefix(20).map { String($0.prefix(40)) }.joined(separator: ", ") }
}
