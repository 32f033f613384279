import Core
import Testing

@testable import Reception

@Suite("Automatic acknowledgements")
struct AcknowledgementTests {
    private let rule = AcknowledgementRule(ours: ["contact@admiville.example", "demande@admiville.example"], mark: "admilib-1")

    private func head(_ change: (inout MessageHead) -> Void = { _ in }) -> MessageHead {
        var head = MessageHead()
        head.from = Correspondent(name: "Amina", address: "amina@example.org")
        head.returnPath = .address("amina@example.org")
        change(&head)
        return head
    }

    @Test("A person's message is acknowledged")
    func person() throws {
        #expect(rule.acknowledgement(of: head(), alreadyToday: 2) == .send(to: try #require(EmailAddress("amina@example.org"))))
        #expect(rule.acknowledgement(of: head { $0.machine.autoSubmitted = "no" }, alreadyToday: 0) != .none(because: .automatic))
    }

    @Test(
        "What no machine must answer is still what a person wrote; a machine says that it is one",
        arguments: [
            ("X-Auto-Response-Suppress", MailForRequest.Voice.person(isAcknowledged: false)), ("Precedence", .person(isAcknowledged: false)),
            ("List-Id", .person(isAcknowledged: false)), ("Auto-Submitted", .machine),
        ])
    func voice(sign: String, voice: MailForRequest.Voice) {
        let head = head {
            switch sign {
            case "X-Auto-Response-Suppress": $0.machine.suppress = "all"
            case "Precedence": $0.machine.precedence = "bulk"
            case "List-Id": $0.machine.isFromList = true
            default: $0.machine.autoSubmitted = "auto-replied"
            }
        }

        #expect(MailForRequest.Voice(rule.acknowledgement(of: head, alreadyToday: 0)) == voice)
    }

    @Test("It goes to the return path, not to an address that anybody can write in From")
    func returnPath() throws {
        let head = head { $0.returnPath = .address("vraie@example.org") }

        #expect(rule.acknowledgement(of: head, alreadyToday: 0) == .send(to: try #require(EmailAddress("vraie@example.org"))))
    }

    @Test("What a machine may have sent is not", arguments: Acknowledgement.Reason.allCases)
    func machines(reason: Acknowledgement.Reason) {
        let head = head { head in
            switch reason {
            case .report: head.returnPath = .nobody
            case .automatic: head.machine.autoSubmitted = "auto-replied"
            case .bulk: head.machine.precedence = "junk"
            case .list: head.machine.isFromList = true
            case .askedNotTo: head.machine.suppress = "dr, autoreply"
            case .ourOwn: head.from = Correspondent(name: "", address: "Contact@Admiville.example")
            case .loop: head.machine.loops = ["x", "ADMILIB-1"]
            case .machineAddress: head.returnPath = .address("no-reply@example.org")
            case .noAddress: head.returnPath = .address("pas une adresse@")
            case .enoughToday: break
            }
        }

        #expect(rule.acknowledgement(of: head, alreadyToday: reason == .enoughToday ? 3 : 0) == .none(because: reason))
    }

    @Test("A signed address of ours is ours", arguments: ["demande+7k3m.abc@admiville.example", "DEMANDE+x@ADMIVILLE.example"])
    func signed(address: String) {
        #expect(rule.acknowledgement(of: head { $0.returnPath = .address(address) }, alreadyToday: 0) == .none(because: .ourOwn))
    }

    @Test(
        "Addresses of machines are known by their names",
        arguments: [
            "MAILER-DAEMON@x.org", "postmaster@x.org", "noreply-fr@x.org", "ne-pas-repondre@x.org", "owner-liste@x.org", "liste-request@x.org",
        ])
    func names(address: String) {
        #expect(rule.acknowledgement(of: head { $0.returnPath = .address(address) }, alreadyToday: 0) == .none(because: .machineAddress))
    }

    @Test("A report of failure is not answered, even when its return path was lost")
    func lostReturnPath() {
        let head = head { head in
            head.returnPath = .unknown
            head.machine.isReport = true
        }

        #expect(rule.acknowledgement(of: head, alreadyToday: 0) == .none(because: .report))
    }
}
