import Core

/// One field of a description.
struct Champ {
    /// `nil` for a kind that did not exist when this was written.
    let kind: ChampKind?
    /// As the server names it.
    let typeName: String
    let label: String
    /// May hold HTML.
    let description: String
    let isRequired: Bool
    let options: [String]
    let allowsOther: Bool
    /// Of a heading.
    let level: Int
    /// What opens under an explanation.
    let more: String
    /// The file to fill in and send back, by its name.
    let template: String
    /// Of a repetition.
    let champs: [Champ]
    let path: String

    /// - Parameter count: how many were read so far, children included.
    static func list(_ place: JSONPlace, _ count: inout Int, isInside: Bool = false) throws(DemarcheRefusal) -> [Champ] {
        let items = try place.items
        count += items.count
        // Before reading them: ten thousand fields are refused without being looked at.
        if count > Demarche.mostFields { throw .tooManyFields(count: count) }
        var champs: [Champ] = []
        for item in items { champs.append(try Champ(item, &count, isInside: isInside)) }
        return champs
    }

    private init(_ place: JSONPlace, _ count: inout Int, isInside: Bool) throws(DemarcheRefusal) {
        path = place.path
        typeName = try Self.typeName(place)
        kind = ChampKind(typeName: typeName)
        label = LightHTML.line(try place.required("label").text)
        description = try place.text("description")
        isRequired = try kind?.isQuestion ?? true ? place.required("required").flag : false
        options = kind?.hasTextOptions ?? false ? try place.texts("options") : []
        allowsOther = try place.member("otherOption")?.flag ?? false
        level = try kind == .headerSection ? place.member("level")?.number ?? 1 : 1
        more = try place.text("collapsibleExplanationText")
        template = try place.member("fileTemplate")?.text("filename") ?? ""
        // The server has no repetition in another.
        let children = kind == .repetition && !isInside ? try place.member("champDescriptors") : nil
        champs = try children.map { place throws(DemarcheRefusal) in try Self.list(place, &count, isInside: true) } ?? []
    }

    /// `type` is what older answers have.
    private static func typeName(_ place: JSONPlace) throws(DemarcheRefusal) -> String {
        if let name = try place.member("__typename") { return try name.text }
        if let name = try place.member("type") { return try name.text }
        throw .missing(path: place.path + ".__typename")
    }
}
