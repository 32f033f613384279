import Core
import Law
import Testing

@Suite("Reading cases")
struct CaseReadingTests {
    static let rule = #"{"regime":"crpa","silence":"reject"}"#

    @Test(
        "What cannot be read is named: the case, the field, what was expected",
        arguments: [
            (#"{"#, "expected JSON; it stops being so at byte 1"),
            (#"{}"#, "expected an array of cases"),
            (#"["x"]"#, #"case number 1: expected an object; found "x""#),
            (#"[{"rule":{}}]"#, "case number 1, id: expected a text; found nothing"),
            (#"[{"id":"A"}]"#, #"case "A", rule: expected an object; found nothing"#),
            (#"[{"id":"A","rule":{"regime":"crpa"},"events":[]}]"#, #"case "A", rule.silence: expected one of accept, reject, none; found nothing"#),
            (
                #"[{"id":"A","rule":{"regime":"filing_deadline","deadline":"30/04/2026"},"events":[]}]"#,
                #"case "A", rule.deadline: expected a day, like 2026-03-10; found "30/04/2026""#
            ),
            ("[{\"id\":\"A\",\"rule\":\(rule)}]", #"case "A", events: expected an array; found nothing"#),
            (
                "[{\"id\":\"A\",\"rule\":\(rule),\"events\":[{\"type\":\"received\",\"on\":\"2026-02-30\"}]}]",
                #"case "A", events[0].on: expected a day, like 2026-03-10; found "2026-02-30""#
            ),
            (
                "[{\"id\":\"A\",\"rule\":\(rule),\"events\":[{\"type\":\"filed\",\"at\":\"2026-04-30T23:59:30\"}]}]",
                #"case "A", events[0].at: expected an instant with its offset, like 2026-04-30T23:59:30+02:00; found "2026-04-30T23:59:30""#
            ),
            (
                "[{\"id\":\"A\",\"rule\":\(rule),\"events\":[{\"type\":\"extension_notified\",\"on\":\"2026-04-30\"}]}]",
                #"case "A", events[0].months: expected a whole number from 1 to 60; found nothing"#
            ),
        ])
    func faults(input: String, message: String) throws {
        let words = try Catalogue.law(.french)
        let fault = #expect(throws: CaseFault.self) { try DeadlineCases.answers(to: Array(input.utf8), in: words) }
        #expect(fault?.description == message)
    }

    @Test("An unknown event and an unknown zone are named with those that exist")
    func unknown() throws {
        let event = fault("[{\"id\":\"A\",\"rule\":\(Self.rule),\"events\":[{\"type\":\"recieved\",\"on\":\"2026-02-03\"}]}]")
        let zone = fault(#"[{"id":"A","rule":{"regime":"document_request","zone":"corse"},"events":[]}]"#)
        #expect(event?.hasPrefix(#"case "A", events[0].type: expected one of received_elsewhere, filed, "#) == true)
        #expect(zone?.hasSuffix(#"nouvelle_caledonie; found "corse""#) == true)
    }

    @Test("Two months in mainland France, unless the rule says otherwise; null is nothing; what the contract does not name is left aside")
    func defaults() throws {
        let result = try result(
            #"{"id":"A","title":"Essai","rule":{"regime":"crpa","silence":"accept","duration":null,"zone":null},"events":[{"type":"received","on":"2026-03-10","time_limit":null}]}"#
        )
        #expect(result["implicit_date"] == "2026-05-10")
        #expect(result["appeal_last_day"] == .null)
        #expect(result.object?.count == LegalAnswer.Day.allCases.count + 6)
    }

    @Test(
        "An instant is the day that it is on the authority's clock (law.md §1.7, 4)",
        arguments: [
            ("metropole", "2026-03-08T22:59:59Z", "2026-05-08"), ("metropole", "2026-03-08T23:00:00Z", "2026-05-09"),
            ("la_reunion", "2026-03-08T22:59:59Z", "2026-05-09"), ("reunion", "2026-03-08T19:59:59.9Z", "2026-05-08"),
            ("polynesie-francaise", "2026-03-09T09:59:59Z", "2026-05-08"), ("metropole", "2026-07-14T00:30:00+03:00", "2026-09-13"),
        ])
    func instants(zone: String, at: String, implicit: String) throws {
        let result = try result(
            "{\"id\":\"A\",\"rule\":{\"regime\":\"crpa\",\"silence\":\"accept\",\"zone\":\"\(zone)\"},\"events\":[{\"type\":\"received\",\"at\":\"\(at)\"}]}"
        )
        #expect(result["implicit_date"] == .string(implicit))
    }

    @Test("A request filed online on its last day is in time even if its registration leaves after midnight (L112-13)")
    func filingDeadline() throws {
        func isInTime(_ events: String) throws -> JSON? {
            try result(#"{"id":"A","rule":{"regime":"filing_deadline","deadline":"2026-04-30"},"events":[\#(events)]}"#)["in_time"]
        }
        #expect(try isInTime(#"{"type":"filed","at":"2026-04-30T23:59:59+02:00"},{"type":"registration_sent","on":"2026-05-01"}"#) == true)
        #expect(try isInTime(#"{"type":"filed","at":"2026-05-01T00:00:00+02:00"}"#) == false)
        #expect(try isInTime(#"{"type":"filed","at":"2026-04-30T22:30:00Z"}"#) == false)
        #expect(try isInTime(#"{"type":"registration_sent","on":"2026-04-30"},{"type":"receipt_sent","on":"2026-05-04"}"#) == true)
        #expect(try isInTime("") == .null)
    }

    @Test("A person who lives abroad has two months more (CJA R421-7)")
    func residence() throws {
        let result = try result(
            #"{"id":"A","rule":{"regime":"online_notification","residence":"abroad"},"events":[{"type":"made_available","on":"2026-03-10"}]}"#)
        #expect(result["appeal_last_day"] == "2026-07-13")
    }

    private func result(_ item: String) throws -> JSON {
        let answers = try DeadlineCases.answers(to: Array("[\(item)]".utf8), in: Catalogue.law(.french))
        return try #require(answers.array?.first?["result"])
    }

    private func fault(_ input: String) -> String? {
        do { _ = try DeadlineCases.answers(to: Array(input.utf8), in: Catalogue.law(.french)) } catch { return "\(error)" }
        return nil
    }
}
