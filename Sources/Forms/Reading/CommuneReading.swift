import Core

extension FieldReader {
    /// A code, or a name that one commune has, gives its code. A name that none has is kept as typed: it may be abroad, or older than the list.
    func commune(in list: CommuneList? = .installed) -> Reading {
        guard let typed = typed() else { return .blank }
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

    private static func choice(among communes: [Commune]) -> Unreadable {
        let labels = communes.sorted { $0.code < $1.code }.map(\.label)
        return Unreadable("forms.commune.several", ["communes": labels.joined(separator: ", "), "example": labels[0]])
    }
}
