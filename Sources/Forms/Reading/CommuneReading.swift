import Core

extension FieldReader {
    /// A code, a postcode of one commune, or a name that one has, gives its code. A name that none has is kept as typed: it may be abroad, or older than
    /// the list.
    func commune(in list: CommuneList? = .installed) -> Reading {
        guard let typed = typed() else { return .blank }
        let served = list?.served(by: Typed.code(typed).text) ?? []
        if !served.isEmpty { return commune(typed, served, in: list) }
        if let code = InseeCode(typed) {
            return list?.lacks(code) == true ? refused(Unreadable("forms.commune.unknown")) : .text(code.text)
        }
        guard typed.contains(where: \.isLetter) else { return refused(Unreadable("forms.commune.unknown")) }
        do {
            let name = try shortLine(typed, longest: 100)
            return switch list?.settled(name) ?? .unknown {
            case .one(let commune): .text(commune.code)
            case .several(let communes): refused(Self.choice(among: communes), understood: .text(name))
            case .unknown: .text(name)
            }
        } catch {
            return refused(error)
        }
    }

    /// What is a postcode may also be the code of another commune, which nobody types but by habit: they are asked.
    private func commune(_ typed: String, _ served: [Commune], in list: CommuneList?) -> Reading {
        let coded = InseeCode(typed).flatMap { list?[$0.text] }.map { [$0] } ?? []
        let all = served + coded.filter { !served.contains($0) }
        if all.count == 1 { return .text(all[0].code) }
        let labels = all.prefix(12).map(\.label).joined(separator: ", ") + (all.count > 12 ? "…" : "")
        return refused(Unreadable("forms.commune.postcode", ["postcode": typed, "communes": labels]), understood: .text(typed))
    }

    private static func choice(among communes: [Commune]) -> Unreadable {
        let labels = communes.sorted { $0.code < $1.code }.map(\.label)
        return Unreadable("forms.commune.several", ["communes": labels.joined(separator: ", "), "example": labels[0]])
    }
}
