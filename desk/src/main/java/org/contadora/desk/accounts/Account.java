package org.contadora.desk.accounts;

/// Who someone is to the desk.
public record Account(String name, Role role) {}
