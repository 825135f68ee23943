using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Images that are dealt like cards: shuffled, dealt to the last one, shuffled again. No image comes again before all have come.</summary>
/// <remarks>A round's order is a function of the seed, the deck's key and the round's number alone.</remarks>
internal sealed class Deck
{
    private const ulong DeckKey = 0xDECC;

    private readonly int[] images;
    private readonly int[] round;
    private readonly ulong stream;

    public Deck(int[] images, uint seed, int key)
    {
        this.images = images;
        round = new int[images.Length];
        stream = new ItemRandom(seed, DeckKey, (ulong)key).NextBits();
    }

    /// <summary>The number of images.</summary>
    public int Count => images.Length;

    /// <summary>Deals on without end from a place in the row of rounds.</summary>
    public void Deal(long from, Span<int> dealt)
    {
        lock (round)
        {
            while (!dealt.IsEmpty)
            {
                Shuffle(from / Count);
                int at = (int)(from % Count), count = Math.Min(dealt.Length, Count - at);
                round.AsSpan(at, count).CopyTo(dealt);
                dealt = dealt[count..];
                from += count;
            }
        }
    }

    /// <summary>Deals the hand of an epoch: hands follow each other through a round, and the last of a round is filled up from its beginning, so that no hand holds an image twice.</summary>
    public void DealHand(int epoch, Span<int> hand)
    {
        if (hand.IsEmpty) return;
        int handsARound = (Count + hand.Length - 1) / hand.Length, at = epoch % handsARound * hand.Length;
        lock (round)
        {
            Shuffle(epoch / handsARound);
            int count = Math.Min(hand.Length, Count - at);
            round.AsSpan(at, count).CopyTo(hand);
            round.AsSpan(0, hand.Length - count).CopyTo(hand[count..]);
        }
    }

    private void Shuffle(long number)
    {
        images.CopyTo(round, 0);
        EpochOrder.Shuffle(round, new ItemRandom(stream, (ulong)number));
    }
}
