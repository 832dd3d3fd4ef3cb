"""What a household would have got: questions, an answer with its reasons; nothing is kept."""
