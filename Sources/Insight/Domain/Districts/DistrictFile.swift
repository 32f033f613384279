import Core

/// The districts of a GeoJSON file (RFC 7946), or why it is none. Read whole: what is too large is refused before.
struct DistrictFile {
    static let mostBytes = 10 << 20
    static let mostDistricts = 500
    static let mostPoints = 200_000
    static let mostProperties = 1000

    let districts: [District]
    /// How they fit together: what is odd and was taken as it is.
    let survey: DistrictSurvey
    /// Which property held the names.
    let property: String

    /// - Parameter property: which one holds the names; found when there is none.
    init(_ bytes: [UInt8], namedBy property: String? = nil) throws(DistrictFault) {
        if bytes.count > Self.mostBytes { throw .tooLarge }
        let features = try Self.features(of: bytes)
        if features.isEmpty { throw .noDistrict }
        if features.count > Self.mostDistricts { throw .tooManyDistricts }
        let names = try DistrictNames(features.map { $0["properties"]?.object ?? [:] }, property: property)
        var outlines = OutlineReader()
        var districts: [District] = []
        for (feature, name) in zip(features, names.names) {
            guard let district = District(name: name, areas: try outlines.areas(of: feature["geometry"], for: name)) else {
                throw .longName(feature: name.count > 40 ? "\(name.prefix(40))…" : name)
            }
            if districts.contains(where: { $0.code == district.code }) { throw .sameName(name) }
            districts.append(district)
        }
        if outlines.looksSwapped { throw .swapped }
        survey = DistrictSurvey(districts)
        if let (first, second) = survey.twice { throw .sameGround(first, second) }
        (self.districts, self.property) = (districts, names.property)
    }

    private static func features(of bytes: [UInt8]) throws(DistrictFault) -> [JSON] {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        guard let json = try? JSON(bytes: bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes),
            json["type"]?.string == "FeatureCollection", let features = json["features"]?.array
        else { throw .notGeoJSON }
        // RFC 7946 took this member away; the files that have it were made for another system of coordinates (§4).
        if let system = json["crs"]?["properties"]?["name"]?.string { try check(system: system) }
        return features
    }

    /// EPSG 2154 is Lambert-93, 3942 to 3950 its conic zones.
    private static func check(system: String) throws(DistrictFault) {
        let last = system.split(whereSeparator: { ":/".contains($0) }).last.map(String.init) ?? ""
        if last == "2154" || Int(last).map({ 3942...3950 ~= $0 }) == true { throw .lambert }
        if !["CRS84", "4326", "4979", "CRS84h"].contains(last) { throw .projected }
    }
}

/// The names of the features: those of one property, each with one of its own.
private struct DistrictNames {
    let property: String
    let names: [String]

    /// As towns publish them, the likeliest first.
    private static let usual = [
        "nom", "nom_quartier", "nom_quart", "nomquart", "nom_quar", "nom_qrt", "nom_qu", "l_qu", "l_quartier", "lib_quartier", "libquart", "quartier",
        "libelle", "name", "label", "lib", "nom_conseil", "nom_iris", "titre", "title",
    ]

    init(_ features: [[String: JSON]], property asked: String?) throws(DistrictFault) {
        let known = Set(features.flatMap(\.keys)).sorted()
        // Each may be looked for in each feature.
        if known.count > DistrictFile.mostProperties { throw .tooManyProperties }
        if let asked {
            guard let property = known.first(where: { $0 == asked }) ?? known.first(where: { $0.lowercased() == asked.lowercased() }) else {
                throw .unknownProperty(asked, properties: known)
            }
            self.property = property
        } else if let property = Self.found(in: known) ?? Self.onlyOne(in: known, features) {
            self.property = property
        } else {
            throw .whichName(properties: known)
        }
        var names: [String] = []
        for (index, feature) in features.enumerated() {
            guard let name = Self.text(feature[property]) else { throw .noName(feature: String(index + 1), property: property) }
            names.append(name)
        }
        self.names = names
    }

    private static func found(in known: [String]) -> String? {
        usual.lazy.compactMap { name in known.first { Text.words($0).joined(separator: "_") == name } }.first
    }

    /// The one property that is a different text in every feature.
    private static func onlyOne(in known: [String], _ features: [[String: JSON]]) -> String? {
        let candidates = known.filter { name in
            let texts = features.compactMap { $0[name]?.string }.filter { $0.contains(where: \.isLetter) }
            return texts.count == features.count && Set(texts).count == texts.count
        }
        return candidates.count == 1 ? candidates[0] : nil
    }

    private static func text(_ value: JSON?) -> String? {
        let text = value?.string ?? value?.int.map(String.init) ?? ""
        let trimmed = Text.trimmed(text.filter { !$0.isNewline && $0 != "\t" && $0 != "\0" })
        return Text.words(trimmed).isEmpty ? nil : trimmed
    }
}
