import Core
import Foundation

// What was read of a message, as one JSON value: it is shown whole, and never searched.
extension MessageContent {
    var json: JSON {
        [
            "from": head.from.map(\.json) ?? nil, "replyTo": .array(head.replyTo.prefix(5).map(\.json)), "to": .array(head.to.prefix(20).map(\.json)),
            "subject": .string(head.subject.description), "date": head.date.map { .int(Int($0.timeIntervalSince1970)) } ?? nil,
            "messageID": head.messageID.map(JSON.string) ?? nil, "text": .string(text), "isFromPage": .bool(isTextFromPage),
            "parts": .array(parts.map(\.json)), "gaps": .array(gaps.map(\.rawValue).sorted().map(JSON.string)),
        ]
    }

    init(json: JSON) {
        var head = MessageHead()
        head.from = json["from"].flatMap(Correspondent.init)
        head.replyTo = (json["replyTo"]?.array ?? []).compactMap(Correspondent.init)
        head.to = (json["to"]?.array ?? []).compactMap(Correspondent.init)
        head.subject = Line(json["subject"]?.string ?? "")
        head.date = json["date"]?.int.map { Date(timeIntervalSince1970: Double($0)) }
        head.messageID = json["messageID"]?.string
        self.init(head: head)
        text = json["text"]?.string ?? ""
        isTextFromPage = json["isFromPage"]?.bool ?? false
        parts = (json["parts"]?.array ?? []).compactMap(MessagePart.init)
        gaps = Set((json["gaps"]?.array ?? []).compactMap { $0.string.flatMap(Gap.init) })
    }
}

extension Correspondent {
    fileprivate var json: JSON { ["name": .string(name.description), "address": .string(address.description)] }

    fileprivate init?(_ json: JSON) {
        guard let name = json["name"]?.string, let address = json["address"]?.string else { return nil }
        self.init(name: name, address: address)
    }
}

extension MessagePart {
    fileprivate var json: JSON {
        ["number": .int(number), "name": .string(name.description), "type": .string(mediaType), "size": .int(size), "isInline": .bool(isInline)]
    }

    fileprivate init?(_ json: JSON) {
        guard let number = json["number"]?.int, let name = json["name"]?.string, let type = json["type"]?.string, let size = json["size"]?.int else {
            return nil
        }
        self.init(number: number, name: Line(name), mediaType: type, size: size, isInline: json["isInline"]?.bool ?? false)
    }
}
