import Core

extension Entry {
    var externalService: ExternalService? {
        guard let mapping else { return nil }
        mapping.refuseKeys(besides: ["url", "name", "why"])
        guard let url = mapping.required("url")?.webAddress, let name = mapping.required("name")?.text else { return nil }
        return ExternalService(url: url, name: name, why: mapping.text("why") ?? "")
    }

    var neededProof: NeededProof? {
        guard let mapping else { return nil }
        mapping.refuseKeys(besides: ["level", "why"])
        guard let level = mapping.required("level")?.word(of: NeededProof.Level.self) else { return nil }
        return NeededProof(level: level, why: mapping.text("why") ?? "")
    }

    /// An address that people may be sent to: `https`, and nothing that could end an attribute or a header.
    private var webAddress: String? {
        guard let text else { return nil }
        let host = text.dropFirst("https://".count).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard text.hasPrefix("https://"), host.contains("."), !host.contains("@"), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x22 })
        else {
            fault("definitions.file.expectedAddress")
            return nil
        }
        return text
    }

    var channels: Channels? {
        guard let mapping else { return nil }
        mapping.refuseKeys(besides: ["online", "phone", "counter"])
        return Channels(online: mapping.entry("online")?.online, phone: mapping.text("phone"), counter: mapping.text("counter"))
    }

    private var online: Channels.Online? {
        if isText, text == "external" { return .external }
        return flag == true ? .here : nil
    }

    var notice: ProcedureNotice? {
        guard let mapping else { return nil }
        mapping.refuseKeys(besides: ["title", "text"])
        guard let title = mapping.required("title")?.text, let text = mapping.required("text")?.text else { return nil }
        return ProcedureNotice(title: title, text: text)
    }

    var dataNotice: DataNotice? {
        guard let mapping else { return nil }
        mapping.refuseKeys(besides: ["purpose", "basis", "recipients", "sources"])
        return DataNotice(
            purpose: mapping.text("purpose") ?? "", basis: mapping.text("basis") ?? "", recipients: mapping.texts("recipients"),
            sources: mapping.texts("sources"))
    }

    var pieces: [Piece]? {
        mapping?.entries.compactMap { key, entry in
            guard isIdentifier(key) else {
                entry.fault("definitions.file.expectedIdentifier")
                return nil
            }
            return entry.piece(key)
        }
    }

    private func piece(_ key: String) -> Piece? {
        guard let mapping else { return nil }
        mapping.refuseKeys(besides: ["label", "hint", "legalBasis", "indispensable"])
        guard let label = mapping.required("label")?.text else { return nil }
        return Piece(
            key: key, label: label, hint: mapping.text("hint"), legalBasis: mapping.text("legalBasis") ?? "",
            isIndispensable: mapping.flag("indispensable", default: false))
    }

    /// Letters of English, digits, `_` and `-`; starts with a letter.
    func isIdentifier(_ text: String) -> Bool {
        let bytes = text.utf8
        return (1...60).contains(bytes.count) && bytes.first.map(isLetter) ?? false
            && bytes.allSatisfy { isLetter($0) || (48...57).contains($0) || $0 == 0x5F || $0 == 0x2D }
    }

    private func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte) || (65...90).contains(byte) }
}
