"""The committee paper of a council: what its page says, set as a document that can be put before a committee."""
