using System.Text.Json;
using MgProvenance.Integrity.Notes;

namespace MgProvenance.Integrity.Tests.Notes;

public class SignedNoteTests
{
    private const string Text = "first line\n\nlast line\n";
    private static readonly SignerKey Log = SignerKey.Generate("lab.example/log");
    private static readonly SignerKey Second = SignerKey.Generate("lab.example/second");

    [Fact]
    public void Published_notes_are_judged_as_published()
    {
        var vectors = Json.Read("merkle/signed-note-vectors.json").Items("notes").ToList();
        Assert.Equal(13, vectors.Count);
        Assert.All(vectors, vector =>
        {
            var expected = vector.Text("expect");
            var bytes = vector.TryGetProperty("note_hex", out _) ? vector.Hex("note_hex") : StrictUtf8.GetBytes(vector.Text("note"));
            var parsed = SignedNote.TryParse(bytes, out var note, out var error);
            Assert.Equal(expected != "reject malformed", parsed);
            if (note is null)
            {
                Assert.False(string.IsNullOrWhiteSpace(error));
                return;
            }

            Assert.Equal(bytes, note.ToBytes());
            var known = Keys(vector);
            var result = note.Verify(known);
            Assert.True(result.Verdict.IsOk == expected.StartsWith("accept", StringComparison.Ordinal), $"{expected}: {result.Verdict}");
            Assert.Equal(result.Verdict.IsOk ? known : [], result.VerifiedBy);
            Assert.Equal(expected.Contains("unverified", StringComparison.Ordinal) ? 1 : 0, result.Ignored.Count);
        });
    }

    [Fact]
    public void A_published_private_key_signs_byte_for_byte()
    {
        var file = Json.Read("merkle/signed-note-vectors.json");
        Assert.True(SignerKey.TryParse(file.Text("peter_skey"), out var peter, out _));
        var published = file.Items("notes").First().Text("note");
        Assert.True(SignedNote.TryParse(published, out var note, out _));
        Assert.Equal(published, SignedNote.Sign(note.Text, peter).ToString());
    }

    [Fact]
    public void Two_signatures_verify_together_and_apart()
    {
        var note = Reread(SignedNote.Sign(Text, Log).Append(Second));
        Assert.Equal(Text, note.Text);
        Assert.Equal([Log.Verifier, Second.Verifier], note.Verify([Second.Verifier, Log.Verifier]).VerifiedBy);
        Assert.Equal([Second.Verifier], note.Verify([Second.Verifier]).VerifiedBy);
        Assert.Equal(Log.Verifier.Name, Assert.Single(note.Verify([Second.Verifier]).Ignored).KeyName);
    }

    [Fact]
    public void A_known_key_with_a_bad_signature_rejects_beside_a_good_one()
    {
        var forged = new NoteSignature(Second.Verifier.Name, Second.Verifier.KeyId, new byte[64]);
        var note = Reread(SignedNote.Sign(Text, Log).Append(forged));
        Assert.True(note.Verify([Log.Verifier]).Verdict.IsOk);
        var both = note.Verify([Log.Verifier, Second.Verifier]);
        Assert.Equal("The signature of lab.example/second is wrong.", both.Verdict.Reason);
        Assert.Empty(both.VerifiedBy);
    }

    [Fact]
    public void A_key_of_the_same_name_is_another_key()
    {
        var impostor = SignerKey.Generate(Log.Verifier.Name);
        var result = SignedNote.Sign(Text, impostor).Verify([Log.Verifier]);
        Assert.Equal("No signature is of a known key.", result.Verdict.Reason);
        Assert.True(SignedNote.Sign(Text, impostor).Append(Log).Verify([Log.Verifier]).Verdict.IsOk);
    }

    [Fact]
    public void A_changed_text_is_rejected()
    {
        var changed = SignedNote.Sign(Text, Log).ToString().Replace("last", "lost", StringComparison.Ordinal);
        Assert.True(SignedNote.TryParse(changed, out var note, out _));
        Assert.Equal("The signature of lab.example/log is wrong.", note.Verify([Log.Verifier]).Verdict.Reason);
    }

    [Theory]
    [InlineData(1, true), InlineData(16, true), InlineData(SignedNote.MaxSignatures, true), InlineData(SignedNote.MaxSignatures + 1, false)]
    public void As_many_signatures_as_promised_are_read(int count, bool accepted)
    {
        var note = SignedNote.Sign(Text, Log);
        for (var i = 1; i < count; i++) note = note.Append(note.Signatures[0]);
        Assert.Equal(accepted, SignedNote.TryParse(note.ToBytes(), out var read, out var error));
        if (accepted) Assert.Equal(Log.Verifier, Assert.Single(read!.Verify([Log.Verifier]).VerifiedBy));
        else Assert.Contains("more than 100", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x\n\n— a AAAAAAE\n", "not a signature line"), InlineData("x\n\n— a AAAAAA==\n", "not a signature line"), InlineData("x\n\n— a AAAA AAE=\n", "not a signature line")]
    [InlineData("x\n\n- a AAAAAAE=\n", "not a signature line"), InlineData("x\n\n— a AAAAAAF=\n", "not a signature line"), InlineData("x\n\n— a+b AAAAAAE=\n", "not a signature line")]
    [InlineData("x\n— a AAAAAAE=\n", "blank line"), InlineData("x\r\n\n— a AAAAAAE=\n", "control"), InlineData("", "blank line"), InlineData("\n\n", "blank line")]
    public void A_malformed_note_is_refused(string text, string reason)
    {
        Assert.False(SignedNote.TryParse(text, out _, out var error));
        Assert.Contains(reason, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no newline"), InlineData(""), InlineData("tab\there\n")]
    public void A_text_that_is_no_note_is_not_signed(string text) => Assert.Throws<ArgumentException>(() => SignedNote.Sign(text, Log));

    [Fact]
    public void Half_a_character_is_neither_signed_nor_read()
    {
        Assert.Throws<ArgumentException>(() => SignedNote.Sign("\ud800\n", Log));
        Assert.False(SignedNote.TryParse("\ud800\n\n— a AAAAAAE=\n", out _, out _));
    }

    private static SignedNote Reread(SignedNote note)
    {
        Assert.True(SignedNote.TryParse(note.ToBytes(), out var read, out var error), error);
        return read;
    }

    private static List<VerifierKey> Keys(JsonElement vector) => [.. vector.Items("vkeys").Select(text =>
    {
        Assert.True(VerifierKey.TryParse(text.GetString()!, out var key, out var error), error);
        return key;
    })];
}
