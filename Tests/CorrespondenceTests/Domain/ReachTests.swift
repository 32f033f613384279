import Core
import Testing

@testable import Correspondence

@Suite("By which way a person is told")
struct ReachTests {
    private static let address = ["12 rue des Lilas", "35000 Admiville"]
    private static let mobile = "+33612345678", landline = "+33299001234"

    private func ways(
        _ email: Bool, _ phone: String?, _ address: Bool, _ weight: MessageWeight = .notice, prefersPost: Bool = false, prefersCounter: Bool = false,
        agrees: Bool = false,
        sendsSMS: Bool = true, without failed: Set<OutwardChannel> = []
    ) -> [OutwardChannel] {
        let reach = Reach(
            email: email ? Town.amina : nil, phone: phone, postalAddress: address ? Self.address : [], prefersPost: prefersPost,
            prefersCounter: prefersCounter,
            agreesToElectronicDecisions: agrees)
        return reach.channels(for: weight, sendsSMS: sendsSMS, without: failed)
    }

    @Test("Who gave an e-mail gets a mail, then an SMS, then a letter, then a call")
    func online() { #expect(ways(true, Self.mobile, true) == [.email, .sms, .letter, .call]) }

    @Test("Who gave none gets a letter first: an SMS leads to a page that they may not read")
    func onPaper() { #expect(ways(false, Self.mobile, true) == [.letter, .sms, .call]) }

    @Test("Who gave only a telephone is called; a landline gets no SMS, nor does anyone without a gateway")
    func called() {
        #expect(ways(false, Self.landline, false) == [.call])
        #expect(ways(false, Self.mobile, false, sendsSMS: false) == [.call])
        #expect(ways(false, nil, false) == [])
    }

    @Test("Who prefers post gets letters")
    func preference() { #expect(ways(true, nil, true, prefersPost: true) == [.letter, .email]) }

    @Test("A decision that one may contest leaves on paper, unless the person agreed otherwise (CRPA R112-17)")
    func decision() {
        #expect(ways(true, nil, true, .decision).first == .letter)
        #expect(ways(true, nil, true, .decision, agrees: true).first == .email)
        #expect(ways(true, nil, false, .decision) == [.email])
    }

    @Test(
        "Who comes to the counter finds their documents there; the rest is told as to everybody, and a document too when nobody could say that it waits"
    )
    func counter() {
        #expect(ways(true, nil, true, .document, prefersCounter: true) == [.counter, .email, .letter])
        #expect(ways(true, nil, true, .decision, prefersCounter: true) == [.counter, .letter, .email])
        #expect(ways(true, nil, true, .notice, prefersCounter: true) == [.email, .letter])
        #expect(ways(false, nil, true, .document, prefersCounter: true) == [.letter])
        #expect(ways(true, nil, true, .document) == [.email, .letter])
    }

    @Test("What came in is acknowledged by mail or letter, never by phone")
    func acknowledgement() {
        #expect(ways(true, Self.mobile, true, .acknowledgement) == [.email, .letter])
        #expect(ways(false, Self.mobile, false, .acknowledgement) == [])
    }

    @Test("Nothing is tried twice")
    func fallback() {
        #expect(ways(true, Self.mobile, true, without: [.email]) == [.sms, .letter, .call])
        #expect(ways(true, Self.mobile, true, without: [.email, .sms, .letter, .call]) == [])
    }

    @Test(
        "Mobiles are those of the mainland and of overseas",
        arguments: ["+33612345678", "+33712345678", "+262692123456", "+590690123456", "+68987123456"])
    func mobiles(_ number: String) { #expect(MobileNumber(number)?.description == number) }

    @Test(
        "Landlines, numbers abroad and unfinished ones are not",
        arguments: ["+33299001234", "+4915112345678", "+3361234567", "+262262123456", "0612345678", ""])
    func others(_ number: String) { #expect(MobileNumber(number) == nil) }
}
